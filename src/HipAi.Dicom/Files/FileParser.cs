using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>Reads files, also those without preamble, without meta information, or with wrong ones.</summary>
internal static class FileParser
{
    private const int PreambleLength = 128;
    private static readonly DicomTag AfterMeta = new(0x0003, 0x0000);
    private static readonly WireFormat MetaFormat = new(true, false);
    private static readonly WireFormat BigEndian = new(true, true);

    internal static DicomFile Parse(ByteSource source, DicomReadOptions options)
    {
        var oddities = new OddityList(options);
        SkipPreamble(source, oddities);
        var meta = ReadMeta(source, options, oddities);
        var syntax = ChooseSyntax(source, meta, oddities);
        var datasetStart = source.Position;
        var dataset = DicomDatasetReader.Read(source, syntax, options, oddities);
        var end = dataset.Origin is { } origin ? datasetStart + origin.Bytes.Length : (long?)null;
        return new DicomFile(meta, dataset, syntax, oddities.Sentences) { Origin = end is null ? null : source.RangeOf(0, end) };
    }

    private static void SkipPreamble(ByteSource source, OddityList oddities)
    {
        if (source.TryPeek(PreambleLength + 4, out var bytes) && bytes[PreambleLength..].SequenceEqual("DICM"u8))
        {
            source.Skip(PreambleLength + 4);
        }
        else if (bytes.StartsWith("DICM"u8))
        {
            oddities.Add("the file has no preamble before its prefix");
            source.Skip(4);
        }
        else if (FormatGuess.Guess(source) is not null)
        {
            oddities.Add("the file has no preamble and no prefix");
        }
        else
        {
            throw new DicomFileException("not a DICOM file: no prefix DICM at byte 128, and it does not begin with a data element either");
        }
    }

    private static DicomDataset ReadMeta(ByteSource source, DicomReadOptions options, OddityList oddities)
    {
        if (FindMeta(source, oddities) is not var (format, groupLength))
        {
            oddities.Add("the file has no meta information");
            return new DicomDataset();
        }

        var metaOptions = options with { StopBefore = AfterMeta };
        var end = groupLength is { } length ? source.Position + 12 + length : long.MaxValue;
        if (groupLength is null || (source.Remaining is { } remaining && 12 + groupLength > remaining))
        {
            oddities.Add("the group length of the meta information is missing or wrong");
            end = long.MaxValue;
        }

        var meta = new DatasetParser(source, metaOptions, oddities) { IsMeta = true }.Parse(format, end);
        if (end != long.MaxValue && IsMeta(source, format, out _))
        {
            oddities.Add("the group length of the meta information is too small");
            foreach (var item in new DatasetParser(source, metaOptions, oddities) { IsMeta = true }.Parse(format))
            {
                meta.AddRead(item);
            }
        }

        return meta;
    }

    /// <summary>How the meta information is encoded, and its length when it says so; null when there is none.</summary>
    private static (WireFormat Format, uint? GroupLength)? FindMeta(ByteSource source, OddityList oddities)
    {
        if (IsMeta(source, MetaFormat, out var groupLength))
        {
            return (MetaFormat, groupLength);
        }

        if (!IsMeta(source, BigEndian, out groupLength))
        {
            return null;
        }

        oddities.Add("the meta information is in big endian");
        return (BigEndian, groupLength);
    }

    /// <summary>Whether an element of group 2 comes next, and the group length when it is that one.</summary>
    private static bool IsMeta(ByteSource source, WireFormat format, out uint? groupLength)
    {
        groupLength = null;
        if (!source.TryPeek(12, out var bytes) || format.Tag(bytes) is not { Group: 0x0002, Element: <= 0x01FF } tag)
        {
            return false;
        }

        var isExplicit = DicomVR.TryParse(bytes[4], bytes[5], out _);
        if (tag == DicomTag.FileMetaInformationGroupLength && isExplicit)
        {
            groupLength = format.UInt32(bytes[8..]);
        }

        return isExplicit || DicomDictionary.Find(tag) is not null;
    }

    private static DicomTransferSyntax ChooseSyntax(ByteSource source, DicomDataset meta, OddityList oddities)
    {
        if (meta.GetStringOrEmpty(DicomTag.TransferSyntaxUID) is { Length: > 0 } uid)
        {
            return DicomTransferSyntax.Lookup(uid);
        }

        var guess = FormatGuess.Guess(source) ?? DicomTransferSyntax.ImplicitVRLittleEndian;
        oddities.Add($"the transfer syntax is not named; read as {guess.UID.Name}");
        return guess;
    }
}
