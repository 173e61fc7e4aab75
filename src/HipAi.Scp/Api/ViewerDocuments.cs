using HipAi.Dicom.Imaging;
using HipAi.Scp.Review;
using HipAi.Studies;

namespace HipAi.Scp.Api;

/// <summary>Turns an image and what was found in it into what a viewer is told. Pure.</summary>
internal static class ViewerDocuments
{
    /// <summary>One image.</summary>
    internal static ViewerImageDocument ToDocument(ImageCard card, ViewerFrame viewed)
    {
        var (image, instance, frame) = (card.Image, card.Image.Instance, viewed.Frame);
        var maps = card.Overlays.SelectMany(overlay => overlay.Maps).ToList();
        return new ViewerImageDocument(
            instance.SopInstanceUid,
            card.Number,
            image.View.Value.Code(),
            image.View.Value.DisplayName(),
            image.Side.Value.Code(),
            Display.Side(image.Side.Value),
            frame.Rows,
            frame.Columns,
            Code(frame.Format),
            frame.Slope,
            frame.Intercept,
            frame.IsInverted,
            frame.IsVoiLutApplied,
            frame.Minimum,
            frame.Maximum,
            [.. frame.Windows.Select(window => new ViewerWindow(window.Center, window.Width, Code(window.Function), window.Explanation))],
            viewed.Spacing,
            image.Description.PatientOrientation,
            image.ExcludedBecause,
            image.Conflicts,
            [.. card.Notes.Where(note => note != image.ExcludedBecause && !image.Conflicts.Contains(note))],
            [.. maps.Select(map => new ViewerHip(map.Side.Code(), map.Region)).Distinct()],
            [.. maps.Select(map => ToDocument(instance.StudyInstanceUid, map))],
            [.. card.FailureMaps.Select(map => ToDocument(instance.StudyInstanceUid, map))],
            ApiRoutes.Pixels(instance.StudyInstanceUid, instance.SopInstanceUid),
            ApiRoutes.Rendered(instance.StudyInstanceUid, instance.SopInstanceUid));
    }

    private static ViewerHeatmap ToDocument(string study, HipHeatmap map) => new(
        map.Id, map.Side.Code(), map.Class.Code(), map.Class.DisplayName(), map.Member, map.Region, ApiRoutes.Heatmap(study, map.Id));

    private static ViewerFailureMap ToDocument(string study, FailureMap map) => new(
        map.Id, map.Side.Code(), map.Cause.Code(), Display.Cause(map.Cause), map.Region, map.Peak, map.PeakX, map.PeakY, ApiRoutes.Heatmap(study, map.Id));

    private static string Code(SampleFormat format) => format switch
    {
        SampleFormat.UInt8 => "uint8",
        SampleFormat.Int16 => "int16",
        SampleFormat.UInt16 => "uint16",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "A sample format without an API code."),
    };

    private static string Code(VoiFunction function) => function switch
    {
        VoiFunction.Linear => "linear",
        VoiFunction.LinearExact => "linear_exact",
        VoiFunction.Sigmoid => "sigmoid",
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "A VOI LUT function without an API code."),
    };
}
