using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>Recognises from its first element how a data set is really encoded.</summary>
internal static class FormatGuess
{
    /// <summary>Few data sets start with a group above this one when its byte order is right; 0008 read the wrong way round is 0800.</summary>
    private const ushort HighestFirstGroup = 0x00FF;

    /// <summary>Compares what a data set is said to be with what its first element shows.</summary>
    /// <returns>The format to read it in.</returns>
    internal static WireFormat Check(ByteSource source, WireFormat declared, OddityList oddities)
    {
        if (!source.TryPeek(8, out var bytes))
        {
            return declared;
        }

        var format = declared;
        var other = format with { IsBigEndian = !format.IsBigEndian };
        if (format.UInt16(bytes) > HighestFirstGroup && other.UInt16(bytes) is > 0 and <= HighestFirstGroup && DicomDictionary.Find(format.Tag(bytes)) is null)
        {
            oddities.Add(other.IsBigEndian ? "the data set is in big endian, not as declared" : "the data set is in little endian, not as declared");
            format = other;
        }

        // Only a representation that this very element may have counts: the length field of an implicit element can spell two letters.
        var showsVR = DicomVR.TryParse(bytes[4], bytes[5], out var vr) && DicomDictionary.Candidates(format.Tag(bytes)).Contains(vr);
        if (showsVR && !format.IsExplicit)
        {
            oddities.Add("the data set has value representations although its transfer syntax is implicit");
            return format with { IsExplicit = true };
        }

        if (format.IsExplicit && !HasRepresentation(bytes, format) && format.UInt32(bytes[4..]) is var length && MayBeLength(length, source))
        {
            oddities.Add("the data set has no value representations although its transfer syntax is explicit");
            return format with { IsExplicit = false };
        }

        return format;
    }

    /// <summary>Whether letters stand where a representation should, or what some write instead of one.</summary>
    private static bool HasRepresentation(ReadOnlySpan<byte> bytes, WireFormat format) =>
        (char.IsAsciiLetterUpper((char)bytes[4]) && char.IsAsciiLetterUpper((char)bytes[5]))
        || (bytes[4] == bytes[5] && " ?-*"u8.Contains(bytes[4]))
        || (char.IsAsciiLetter((char)bytes[4]) && char.IsAsciiLetter((char)bytes[5])
            && DicomVR.TryParse((byte)(bytes[4] & ~0x20), (byte)(bytes[5] & ~0x20), out var vr) && DicomDictionary.Candidates(format.Tag(bytes)).Contains(vr));

    private static bool MayBeLength(uint length, ByteSource source) =>
        length == ElementHeader.Undefined || source.Remaining is not { } remaining || length <= remaining - 8;

    /// <summary>Recognises explicit elements in an item that should have implicit ones: senders copy whole sequences from one data set into
    /// another, and into elements of unknown representation.</summary>
    /// <returns>The format to read the item in.</returns>
    internal static WireFormat CheckItem(ByteSource source, WireFormat declared, DicomTag sequence, OddityList oddities)
    {
        if (declared.IsExplicit || !source.TryPeek(8, out var bytes) || !DicomVR.TryParse(bytes[4], bytes[5], out var vr)
            || !DicomDictionary.Candidates(declared.Tag(bytes)).Contains(vr))
        {
            return declared;
        }

        oddities.Add($"{DicomDictionary.Describe(sequence)} has an item with value representations where there should be none");
        return declared with { IsExplicit = true };
    }

    /// <summary>The format of a data set that nothing is said about.</summary>
    /// <returns>Null when the bytes do not begin like a data set.</returns>
    internal static DicomTransferSyntax? Guess(ByteSource source)
    {
        if (!source.TryPeek(8, out var bytes))
        {
            return null;
        }

        var little = new WireFormat(true, false);
        var big = new WireFormat(true, true);
        if (IsUsual(little.Tag(bytes)))
        {
            return DicomVR.TryParse(bytes[4], bytes[5], out _) ? DicomTransferSyntax.ExplicitVRLittleEndian : DicomTransferSyntax.ImplicitVRLittleEndian;
        }

        return IsUsual(big.Tag(bytes)) && DicomVR.TryParse(bytes[4], bytes[5], out _) ? DicomTransferSyntax.ExplicitVRBigEndian : null;
    }

    /// <summary>Whether a data set may begin with a tag: identifying group, known to the dictionary.</summary>
    private static bool IsUsual(DicomTag tag) => tag.Group is 0x0002 or 0x0004 or 0x0008 && DicomDictionary.Find(tag) is not null;
}
