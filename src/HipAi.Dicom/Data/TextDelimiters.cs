using System.Buffers;

namespace HipAi.Dicom.Data;

/// <summary>Characters at which the sets of the first term are in force again (PS3.5 6.1.2.5.3).</summary>
internal static class TextDelimiters
{
    private const string Controls = "\t\n\f\r";
    private static readonly SearchValues<byte> Text = SearchValues.Create("\t\n\f\r"u8);
    private static readonly SearchValues<byte> Values = SearchValues.Create("\t\n\f\r\\"u8);
    private static readonly SearchValues<byte> Names = SearchValues.Create("\t\n\f\r\\^="u8);

    /// <summary>The delimiters of a representation.</summary>
    internal static SearchValues<byte> Of(DicomVR vr) => ReferenceEquals(vr, DicomVR.PN) ? Names : vr.IsMultiValued ? Values : Text;

    /// <summary>The line and page ends, which are delimiters even where two bytes make a character.</summary>
    internal static SearchValues<byte> OfText => Text;

    /// <summary>Whether a character is a delimiter in a representation.</summary>
    internal static bool Is(char character, DicomVR vr) =>
        Controls.Contains(character, StringComparison.Ordinal)
        || (character == '\\' && vr.IsMultiValued)
        || (character is '^' or '=' && ReferenceEquals(vr, DicomVR.PN));
}
