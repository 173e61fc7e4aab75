using System.Runtime.ExceptionServices;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Reporting.Formats.Pictures;
using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>
/// The heatmaps of a report as Secondary Capture images (requirement D2) in a series of their own, with a legend above each picture. They
/// belong to the snapshot that was judged: what is written for another version of the same snapshot is the same object. Pure.
/// </summary>
public static class HeatmapCaptures
{
    /// <summary>The ids of all heatmaps that the record names, in the order of their instance numbers.</summary>
    public static IReadOnlyList<string> Ids(ReportRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return [.. MapFacts.Of(record.Prediction).Select(map => map.Id)];
    }

    /// <summary>Writes those whose pictures are there.</summary>
    /// <param name="record">The report.</param>
    /// <param name="pictures">PNG files by id.</param>
    /// <exception cref="ArgumentException">The Study Instance UID cannot be written.</exception>
    /// <exception cref="InvalidDataException">A picture is damaged or too large.</exception>
    public static IReadOnlyList<DicomFile> Write(ReportRecord record, IReadOnlyDictionary<string, byte[]> pictures)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(pictures);
        var shown = MapFacts.Of(record.Prediction).Select((map, i) => (Map: map, Number: i + 1)).Where(entry => pictures.ContainsKey(entry.Map.Id)).ToList();
        if (shown.Count == 0) return [];
        var common = Common(record, shown[0].Map);
        var legends = Legends([.. shown.Select(entry => (pictures[entry.Map.Id], entry.Map.Legend))]);
        return [.. shown.Select((entry, i) => Capture(record, common, entry.Map, entry.Number, legends[i]))];
    }

    // To unpack the pictures is nearly all of the work, and each is its own.
    private static RgbPicture[] Legends(IReadOnlyList<(byte[] Png, IReadOnlyList<string> Legend)> files)
    {
        try
        {
            return [.. files.AsParallel().AsOrdered().Select(file => Legend.Above(file.Png, file.Legend))];
        }
        catch (AggregateException faults)
        {
            // The first damaged picture is told as if they had been read one by one.
            ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]);
            throw;
        }
    }

    /// <summary>What all captures of a report have in common, with the identity of the first.</summary>
    private static DicomDataset Common(ReportRecord record, MapFacts first)
    {
        var at = record.Prediction.JudgedAt;
        var result = ResultHeader.Begin(record, Identity(record, first), new SeriesFacts("OT", 9002, "HipAI heatmap (AI, not diagnostic)", 1, at));
        Device(result, record, ResultTimes.Local(record, at));
        return result;
    }

    private static ResultObject Identity(ReportRecord record, MapFacts map) =>
        ResultObject.Heatmap(record.Snapshot.StudyInstanceUid, record.Snapshot.Revision, map.Id);

    private static DicomFile Capture(ReportRecord record, DicomDataset common, MapFacts map, int number, RgbPicture picture)
    {
        var result = common.Clone()
            .AddOrUpdate(DicomTag.SOPInstanceUID, Identity(record, map).SopInstanceUid)
            .AddOrUpdate(DicomTag.InstanceNumber, number);
        Source(result, record, map);
        Pixels(result, picture);
        result.AddOrUpdate(DicomTag.ImageType, "DERIVED", "SECONDARY", "HEATMAP")
            .AddOrUpdate(DicomTag.DerivationDescription, ResultText.Line(map.Derivation, 1024))
            .AddOrUpdate(DicomTag.BodyPartExamined, "HIP")
            .AddOrUpdate(DicomTag.ImageLaterality, map.Side == HipSide.Right ? "R" : "L")
            .AddOrUpdate(DicomTag.ImageComments, ResultText.Line(string.Join(". ", map.Legend), 10240));
        // What is written into the source's pixels is in the map's background too; of our own there is nothing of the patient.
        if (SourceValues.Term(record.Header, DicomTag.BurnedInAnnotation, "YES", "NO") is { Length: > 0 } burned)
            result.AddOrUpdate(DicomTag.BurnedInAnnotation, burned);
        return new DicomFile(result, DicomTransferSyntax.ExplicitVRLittleEndian);
    }

    /// <summary>SC Equipment (PS3.3 C.8.6.1) and SC Image (C.8.6.2).</summary>
    private static void Device(DicomDataset result, ReportRecord record, DateTimeOffset at) => result
        .AddOrUpdate(DicomTag.ConversionType, "WSD")
        .AddOrUpdate(DicomTag.SecondaryCaptureDeviceManufacturer, "HipAI")
        .AddOrUpdate(DicomTag.SecondaryCaptureDeviceManufacturerModelName, "HipAI")
        .AddOrUpdate(DicomTag.SecondaryCaptureDeviceSoftwareVersions, record.Sender.SoftwareVersion)
        .AddOrUpdate(DicomTag.DateOfSecondaryCapture, ResultTimes.Date(at))
        .AddOrUpdate(DicomTag.TimeOfSecondaryCapture, ResultTimes.Time(at));

    private static void Source(DicomDataset result, ReportRecord record, MapFacts map)
    {
        var image = record.Snapshot.Images.FirstOrDefault(image => image.Instance.SopInstanceUid == map.SopInstanceUid);
        result.AddOrUpdate(DicomTag.PatientOrientation, Orientation(image));
        var lossy = image is not null && DicomTransferSyntax.TryParse(image.Instance.TransferSyntaxUid, out var syntax) && syntax.IsLossy;
        result.AddOrUpdate(DicomTag.LossyImageCompression, lossy ? "01" : "00");
        if (image is null || ObjectReference.To(image) is not { } reference) return;
        result.AddOrUpdate(DicomTag.SourceImageSequence, reference.Item()
            .AddOrUpdate(DicomTag.PurposeOfReferenceCodeSequence, CodeItem.Of(Concepts.ProcessedSource)));
    }

    /// <summary>Rows and columns as in the source: pictures are never turned.</summary>
    private static string[] Orientation(StudyImage? image) =>
        image?.Description.PatientOrientation is [var row, var column] && IsDirection(row) && IsDirection(column) ? [row, column] : [];

    private static bool IsDirection(string letters) => letters.Length is >= 1 and <= 3 && letters.All(letter => "APRLHF".Contains(letter, StringComparison.Ordinal));

    private static void Pixels(DicomDataset result, RgbPicture picture) => result
        .AddOrUpdate(DicomTag.SamplesPerPixel, (ushort)3)
        .AddOrUpdate(DicomTag.PhotometricInterpretation, "RGB")
        .AddOrUpdate(DicomTag.PlanarConfiguration, (ushort)0)
        .AddOrUpdate(DicomTag.Rows, (ushort)picture.Height)
        .AddOrUpdate(DicomTag.Columns, (ushort)picture.Width)
        .AddOrUpdate(DicomTag.BitsAllocated, (ushort)8)
        .AddOrUpdate(DicomTag.BitsStored, (ushort)8)
        .AddOrUpdate(DicomTag.HighBit, (ushort)7)
        .AddOrUpdate(DicomTag.PixelRepresentation, (ushort)0)
        .AddOrUpdate(DicomTag.RecognizableVisualFeatures, "NO")
        .AddOrUpdate(DicomVR.OB, DicomTag.PixelData, picture.Samples);
}
