using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace HipAi.Dicom.Data;

/// <summary>Typed values from elements. Lenient about padding and spaces; what is not of the type is a <see cref="DicomDataException"/>.</summary>
internal static class ElementDecoder
{
    /// <summary>The values as texts, without padding (PS3.5 6.2: which spaces count).</summary>
    internal static string[] Texts(DicomElement element)
    {
        if (element.IsEmpty)
        {
            return [];
        }

        var vr = Effective(element);
        if (ReferenceEquals(vr, DicomVR.AT))
        {
            return Array.ConvertAll(Tags(element), tag => tag.ToString());
        }

        if (!vr.IsString && !ReferenceEquals(vr, DicomVR.UN))
        {
            return IsFloating(vr)
                ? Array.ConvertAll(Numbers<double>(element), number => number.ToString("R", CultureInfo.InvariantCulture))
                : Array.ConvertAll(Numbers<Int128>(element), number => number.ToString(CultureInfo.InvariantCulture));
        }

        return SplitText(element.GetText(), vr);
    }

    /// <summary>The values in a type: string, a number, DicomTag, DicomUID or DicomPersonName.</summary>
    internal static T[] Values<T>(DicomElement element)
        where T : notnull
    {
        object values = default(T) switch
        {
            int => Numbers<int>(element),
            ushort => Numbers<ushort>(element),
            short => Numbers<short>(element),
            uint => Numbers<uint>(element),
            long => Numbers<long>(element),
            ulong => Numbers<ulong>(element),
            byte => Numbers<byte>(element),
            sbyte => Numbers<sbyte>(element),
            double => Numbers<double>(element),
            float => Numbers<float>(element),
            decimal => Numbers<decimal>(element),
            DicomTag => Tags(element),
            _ when typeof(T) == typeof(string) => Texts(element),
            _ when typeof(T) == typeof(DicomUID) => Array.ConvertAll(Texts(element), DicomUID.Parse),
            _ when typeof(T) == typeof(DicomPersonName) => Array.ConvertAll(Texts(element), DicomPersonName.Parse),
            _ => throw new ArgumentException($"Values cannot be had as {typeof(T)}."),
        };
        return (T[])values;
    }

    private static DicomVR Effective(DicomElement element)
    {
        if (!ReferenceEquals(element.ValueRepresentation, DicomVR.UN))
        {
            return element.ValueRepresentation;
        }

        // Elements that passed through a node which did not know them arrive as UN; the dictionary still tells what they are.
        var candidates = DicomDictionary.Candidates(element.Tag);
        return candidates.Length == 1 && !ReferenceEquals(candidates[0], DicomVR.SQ) ? candidates[0] : DicomVR.UN;
    }

    private static string[] SplitText(string text, DicomVR vr)
    {
        if (!vr.IsMultiValued)
        {
            return text.TrimEnd(' ', '\0') is { Length: > 0 } single ? [single] : [];
        }

        var values = text.Split('\\');
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = values[i].Trim(' ', '\0');
        }

        return values is [""] ? [] : values;
    }

    private static bool IsFloating(DicomVR vr) => vr.Code is "FL" or "FD" or "OF" or "OD";

    private static DicomTag[] Tags(DicomElement element)
    {
        if (!ReferenceEquals(Effective(element), DicomVR.AT))
        {
            throw new DicomDataException(element.Tag, $"is {element.ValueRepresentation}, not AT");
        }

        var bytes = Whole(element, 4);
        var tags = new DicomTag[bytes.Length / 4];
        for (var i = 0; i < tags.Length; i++)
        {
            tags[i] = new DicomTag(BinaryPrimitives.ReadUInt16LittleEndian(bytes[(i * 4)..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[(i * 4 + 2)..]));
        }

        return tags;
    }

    private static T[] Numbers<T>(DicomElement element)
        where T : struct, INumber<T>
    {
        if (element.IsEmpty)
        {
            return [];
        }

        var vr = Effective(element);
        if (vr.IsString || ReferenceEquals(vr, DicomVR.UN))
        {
            return Array.ConvertAll(SplitText(element.GetText(), vr), text => Parse<T>(element.Tag, text));
        }

        try
        {
            return vr.Code switch
            {
                "US" or "OW" => Binary<T, ushort>(element, BinaryPrimitives.ReadUInt16LittleEndian),
                "SS" => Binary<T, short>(element, BinaryPrimitives.ReadInt16LittleEndian),
                "UL" or "OL" => Binary<T, uint>(element, BinaryPrimitives.ReadUInt32LittleEndian),
                "SL" => Binary<T, int>(element, BinaryPrimitives.ReadInt32LittleEndian),
                "UV" or "OV" => Binary<T, ulong>(element, BinaryPrimitives.ReadUInt64LittleEndian),
                "SV" => Binary<T, long>(element, BinaryPrimitives.ReadInt64LittleEndian),
                "FL" or "OF" => Binary<T, float>(element, BinaryPrimitives.ReadSingleLittleEndian),
                "FD" or "OD" => Binary<T, double>(element, BinaryPrimitives.ReadDoubleLittleEndian),
                "OB" => Binary<T, byte>(element, bytes => bytes[0]),
                _ => throw new DicomDataException(element.Tag, $"is {vr}, not a number"),
            };
        }
        catch (OverflowException exception)
        {
            throw new DicomDataException(element.Tag, $"has a number that does not fit into {typeof(T).Name}", exception);
        }
    }

    private delegate T Get<T>(ReadOnlySpan<byte> bytes);

    private static TTo[] Binary<TTo, TFrom>(DicomElement element, Get<TFrom> get)
        where TTo : struct, INumber<TTo>
        where TFrom : unmanaged, INumber<TFrom>
    {
        var size = System.Runtime.CompilerServices.Unsafe.SizeOf<TFrom>();
        var bytes = Whole(element, size);
        var numbers = new TTo[bytes.Length / size];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = TTo.CreateChecked(get(bytes[(i * size)..]));
        }

        return numbers;
    }

    /// <summary>The bytes of whole values: a tail that is shorter than a value (a wrong length) is left out.</summary>
    private static ReadOnlySpan<byte> Whole(DicomElement element, int size)
    {
        var bytes = element.GetRawBytes().Span;
        return bytes[..(bytes.Length - (bytes.Length % size))];
    }

    private static T Parse<T>(DicomTag tag, string text)
        where T : struct, INumber<T>
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return T.TryParse(text, Style, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new DicomDataException(tag, $"has a value that is not a number of type {typeof(T).Name}");
    }
}
