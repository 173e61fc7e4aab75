using System.Globalization;

namespace HipAi.Dicom.Data;

/// <summary>
/// The tag of a data element (PS3.5 7.1): a group and an element number. The tags of the standard are static members named by their
/// keyword (<see cref="PatientID"/>); for repeating groups (50xx, 60xx) the member is the first of the range.
/// </summary>
/// <param name="Group">Group number; odd groups are private.</param>
/// <param name="Element">Element number within the group.</param>
public readonly partial record struct DicomTag(ushort Group, ushort Element) : IComparable<DicomTag>
{
    /// <summary>Makes a tag from one number, for example 0x00100020.</summary>
    /// <param name="value">Group in the upper 16 bits, element in the lower.</param>
    public DicomTag(uint value)
        : this((ushort)(value >> 16), (ushort)value)
    {
    }

    /// <summary>The tag as one number: group in the upper 16 bits, element in the lower. Tags sort by it.</summary>
    public uint Value => ((uint)Group << 16) | Element;

    /// <summary>Whether the tag belongs to a private (odd) group (PS3.5 7.8).</summary>
    public bool IsPrivate => (Group & 1) != 0;

    /// <summary>Whether the tag reserves a block of private elements: (gggg,0010) to (gggg,00FF) with an odd group (PS3.5 7.8.1).</summary>
    public bool IsPrivateCreator => IsPrivate && Element is >= 0x0010 and <= 0x00FF;

    /// <summary>Whether the tag is a group length (gggg,0000) (PS3.5 7.2).</summary>
    public bool IsGroupLength => Element == 0;

    /// <summary>Whether the first tag sorts before the second.</summary>
    /// <param name="left">The first tag.</param>
    /// <param name="right">The second tag.</param>
    /// <returns>True when <paramref name="left"/> comes first in a data set.</returns>
    public static bool operator <(DicomTag left, DicomTag right) => left.Value < right.Value;

    /// <summary>Whether the first tag sorts after the second.</summary>
    /// <param name="left">The first tag.</param>
    /// <param name="right">The second tag.</param>
    /// <returns>True when <paramref name="left"/> comes last in a data set.</returns>
    public static bool operator >(DicomTag left, DicomTag right) => left.Value > right.Value;

    /// <summary>Whether the first tag sorts before the second or is the same.</summary>
    /// <param name="left">The first tag.</param>
    /// <param name="right">The second tag.</param>
    /// <returns>True when <paramref name="left"/> does not come after <paramref name="right"/>.</returns>
    public static bool operator <=(DicomTag left, DicomTag right) => left.Value <= right.Value;

    /// <summary>Whether the first tag sorts after the second or is the same.</summary>
    /// <param name="left">The first tag.</param>
    /// <param name="right">The second tag.</param>
    /// <returns>True when <paramref name="left"/> does not come before <paramref name="right"/>.</returns>
    public static bool operator >=(DicomTag left, DicomTag right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(DicomTag other) => Value.CompareTo(other.Value);

    /// <summary>The tag as the standard prints it, for example <c>(0010,0020)</c>.</summary>
    /// <returns>Eleven characters.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({Group:X4},{Element:X4})");
}
