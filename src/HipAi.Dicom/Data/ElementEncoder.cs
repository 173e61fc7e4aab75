using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace HipAi.Dicom.Data;

/// <summary>Elements from typed values. Strict: what the representation cannot hold is refused.</summary>
internal static class ElementEncoder
{
    internal static DicomElement FromTexts(DicomTag tag, DicomVR vr, string[] texts)
    {
        if (vr.IsString)
        {
            return DicomElement.FromText(tag, vr, texts);
        }

        if (ReferenceEquals(vr, DicomVR.AT))
        {
            return FromTags(tag, Array.ConvertAll(texts, text => ParseTag(tag, text)));
        }

        if (ReferenceEquals(vr, DicomVR.UN))
        {
            return new DicomElement(tag, vr, DicomCharacterSet.Utf8.Encode(tag, vr, string.Join('\\', texts)));
        }

        if (ReferenceEquals(vr, DicomVR.UV))
        {
            return FromNumbers(tag, vr, Array.ConvertAll(texts, text => Parse<ulong>(tag, text)));
        }

        return ReferenceEquals(vr, DicomVR.FD) || ReferenceEquals(vr, DicomVR.FL) || ReferenceEquals(vr, DicomVR.OF) || ReferenceEquals(vr, DicomVR.OD)
            ? FromNumbers(tag, vr, Array.ConvertAll(texts, text => Parse<double>(tag, text)))
            : FromNumbers(tag, vr, Array.ConvertAll(texts, text => Parse<long>(tag, text)));
    }

    internal static DicomElement FromTags(DicomTag tag, DicomTag[] values)
    {
        var bytes = new byte[values.Length * 4];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(i * 4), values[i].Group);
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(i * 4 + 2), values[i].Element);
        }

        return new DicomElement(tag, DicomVR.AT, bytes).Checked();
    }

    internal static DicomElement FromNumbers<T>(DicomTag tag, DicomVR vr, T[] values)
        where T : unmanaged, INumber<T> => vr.Code switch
        {
            "US" or "OW" when typeof(T) == typeof(short) && ReferenceEquals(vr, DicomVR.OW) => Binary<T, short>(tag, vr, values, BinaryPrimitives.WriteInt16LittleEndian),
            "US" or "OW" => Binary<T, ushort>(tag, vr, values, BinaryPrimitives.WriteUInt16LittleEndian),
            "SS" => Binary<T, short>(tag, vr, values, BinaryPrimitives.WriteInt16LittleEndian),
            "UL" or "OL" => Binary<T, uint>(tag, vr, values, BinaryPrimitives.WriteUInt32LittleEndian),
            "SL" => Binary<T, int>(tag, vr, values, BinaryPrimitives.WriteInt32LittleEndian),
            "UV" or "OV" => Binary<T, ulong>(tag, vr, values, BinaryPrimitives.WriteUInt64LittleEndian),
            "SV" => Binary<T, long>(tag, vr, values, BinaryPrimitives.WriteInt64LittleEndian),
            "FL" or "OF" => Binary<T, float>(tag, vr, values, BinaryPrimitives.WriteSingleLittleEndian),
            "FD" or "OD" => Binary<T, double>(tag, vr, values, BinaryPrimitives.WriteDoubleLittleEndian),
            "DS" => DicomElement.FromText(tag, vr, Array.ConvertAll(values, value => DecimalString(tag, double.CreateChecked(value)))),
            _ when vr.IsString => DicomElement.FromText(tag, vr, Array.ConvertAll(values, value => IntegerString(tag, vr, value))),
            _ => throw new DicomDataException(tag, $"{vr} does not take numbers"),
        };

    /// <summary>The shortest text of at most 16 characters that comes nearest to a number (PS3.5 6.2, DS).</summary>
    internal static string DecimalString(DicomTag tag, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new DicomDataException(tag, "a decimal string cannot be infinite or not a number");
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        for (var digits = 15; text.Length > DicomVR.DS.MaximumLength; digits--)
        {
            text = value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        }

        return text;
    }

    private delegate void Put<T>(Span<byte> target, T value);

    private static DicomElement Binary<TFrom, TTo>(DicomTag tag, DicomVR vr, TFrom[] values, Put<TTo> put)
        where TFrom : INumber<TFrom>
        where TTo : unmanaged, INumber<TTo>
    {
        var size = System.Runtime.CompilerServices.Unsafe.SizeOf<TTo>();
        var bytes = new byte[checked(values.Length * size)];
        try
        {
            for (var i = 0; i < values.Length; i++)
            {
                put(bytes.AsSpan(i * size), TTo.CreateChecked(values[i]));
            }
        }
        catch (OverflowException exception)
        {
            throw new DicomDataException(tag, $"a value is outside the range of {vr}", exception);
        }

        return new DicomElement(tag, vr, bytes).Checked();
    }

    private static string IntegerString<T>(DicomTag tag, DicomVR vr, T value)
        where T : INumber<T>
    {
        var text = value.ToString(null, CultureInfo.InvariantCulture);
        return T.IsInteger(value) && text.Length <= vr.MaximumLength ? text : throw new DicomDataException(tag, $"the number {text} does not fit into {vr}");
    }

    private static T Parse<T>(DicomTag tag, string text)
        where T : INumber<T> =>
        T.TryParse(text.AsSpan().Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new DicomDataException(tag, "is numeric; the text given is not");

    private static DicomTag ParseTag(DicomTag tag, string text)
    {
        var digits = text.Replace("(", string.Empty, StringComparison.Ordinal).Replace(")", string.Empty, StringComparison.Ordinal)
            .Replace(",", string.Empty, StringComparison.Ordinal);
        return digits.Length == 8 && uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? new DicomTag(number)
            : throw new DicomDataException(tag, "holds tags; the text given is none");
    }
}
