using HipAi.Phantom;
using HipAi.Studies;

namespace HipAi.Scp.Commands;

/// <summary>From a simulated set's truth to a labelled set. Views and sides are left to the header, gaps and faults included, as in the service.</summary>
internal static class TruthSource
{
    internal static IReadOnlyList<SourceStudy> Read(string path)
    {
        try
        {
            return [.. TruthFile.Read(path).Select(Study)];
        }
        catch (InvalidDataException fault)
        {
            // The cause is told by the reader; the option is what the user can change.
            throw new CommandException($"--data: {fault.Message}", fault);
        }
    }

    private static SourceStudy Study(StudyTruth truth) => new(
        truth.StudyInstanceUid,
        // Every simulated study has a patient of its own.
        truth.StudyInstanceUid,
        truth.Vendor,
        truth.Site,
        truth.Laboratory.CReactiveProtein,
        truth.Laboratory.ErythrocyteSedimentationRate,
        [.. truth.Images.Select(image => Image(truth, image))],
        truth);

    private static SourceImage Image(StudyTruth study, ImageTruth image) => new(
        $"{study.StudyInstanceUid}/{image.FileName}",
        null,
        null,
        image.View,
        image.Quality,
        image.Quality != ImageQuality.Adequate ? image.Quality.Code() : image.View == RadiographView.Unknown ? SourceImage.OtherView : null,
        [.. image.Hips.Select(seen => Label(study.Hips.First(hip => hip.Side == seen.Side)))]);

    private static SourceLabel Label(HipTruth hip) => new(
        hip.Side == HipSide.Right ? ImageLaterality.Right : ImageLaterality.Left,
        hip.OutOfClass is null ? hip.Class : null,
        hip.OutOfClass is { } kind ? $"out_of_class: {kind}" : null,
        hip.OutOfClass is null ? hip.Cause : null,
        hip.Cause is null ? null : hip.Masks.Any(mask => mask.Cause == hip.Cause),
        []);
}
