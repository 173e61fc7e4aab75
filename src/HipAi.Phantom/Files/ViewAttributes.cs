using HipAi.Dicom.Data;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Scenes;
using HipAi.Studies;

namespace HipAi.Phantom.Files;

/// <summary>What a header says of view and side, with the gaps and faults of its device.</summary>
internal static class ViewAttributes
{
    /// <summary>Body part, orientation, texts and View Position, which CR and DX images share.</summary>
    public static void Write(DicomDataset data, ViewPlan plan, DeviceStyle device, HeaderGaps gaps)
    {
        var named = gaps.Wrong == HeaderFault.SideInTexts ? Other(plan.Side) : plan.Side;
        var (protocol, series, description) = ProtocolWords.Of(device.Words, plan.Projection, named);
        data.AddOrUpdate(DicomTag.BodyPartExamined, ProjectionNames.BodyPart(plan.Projection));
        if (gaps.NoOrientation && device.IsComputedRadiography) data.AddOrUpdate(DicomTag.PatientOrientation);
        else data.AddOrUpdate(DicomTag.PatientOrientation, [.. Orientation(plan, gaps)]);
        if (!gaps.NoTexts)
            data.AddOrUpdate(DicomTag.ProtocolName, protocol)
                .AddOrUpdate(DicomTag.SeriesDescription, series).AddOrUpdate(DicomTag.StudyDescription, description);
        var position = LateralNamed(plan, gaps) ? (plan.Side == ImageLaterality.Left ? "RL" : "LL") : "AP";
        if (!gaps.NoViewCodes) data.AddOrUpdate(DicomTag.ViewPosition, position);
        else if (device.IsComputedRadiography) data.AddOrUpdate(DicomTag.ViewPosition);
    }

    /// <summary>Laterality, region and view codes of a DX image (PS3.3 C.8.11.2, C.8.11.5).</summary>
    public static void WriteDx(DicomDataset data, ViewPlan plan, HeaderGaps gaps)
    {
        var side = plan.Side switch { ImageLaterality.Left => "L", ImageLaterality.Right => "R", ImageLaterality.Bilateral => "B", _ => "U" };
        var (code, meaning) = ProjectionNames.Region(plan.Projection);
        data.AddOrUpdate(DicomTag.ImageLaterality, gaps.NoSide ? "U" : side)
            .AddOrUpdate(DicomTag.AnatomicRegionSequence, Code(code, "SCT", meaning));
        if (gaps.NoViewCodes) return;
        var lateral = LateralNamed(plan, gaps);
        var view = lateral ? Code("399067008", "SCT", "lateral") : Code("399348003", "SCT", "antero-posterior");
        if (lateral) view.AddOrUpdate(DicomTag.ViewModifierCodeSequence, Code("111069", "DCM", "Crosstable"));
        else view.AddOrUpdate(new DicomSequence(DicomTag.ViewModifierCodeSequence));
        data.AddOrUpdate(DicomTag.ViewCodeSequence, view);
    }

    /// <summary>Whether the codes call it a lateral: rightly, unless the fault is theirs.</summary>
    private static bool LateralNamed(ViewPlan plan, HeaderGaps gaps) =>
        (plan.View == RadiographView.CrossTableLateral) != (gaps.Wrong == HeaderFault.ViewPosition);

    private static IEnumerable<string> Orientation(ViewPlan plan, HeaderGaps gaps) => gaps.Wrong == HeaderFault.Orientation
        ? plan.Orientation.Select((direction, i) => i == 0 ? Opposite(direction) : direction)
        : plan.Orientation;

    private static string Opposite(string direction) => new([.. direction.Select(letter => letter switch
    {
        'L' => 'R', 'R' => 'L', 'A' => 'P', 'P' => 'A', 'H' => 'F', _ => 'H',
    })]);

    private static ImageLaterality Other(ImageLaterality side) => side switch
    {
        ImageLaterality.Left => ImageLaterality.Right,
        ImageLaterality.Right => ImageLaterality.Left,
        _ => side,
    };

    private static DicomDataset Code(string value, string scheme, string meaning) =>
        new DicomDataset()
            .AddOrUpdate(DicomTag.CodeValue, value)
            .AddOrUpdate(DicomTag.CodingSchemeDesignator, scheme)
            .AddOrUpdate(DicomTag.CodeMeaning, meaning);
}
