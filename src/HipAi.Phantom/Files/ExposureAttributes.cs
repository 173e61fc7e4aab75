using System.Globalization;
using HipAi.Dicom.Data;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Scenes;

namespace HipAi.Phantom.Files;

/// <summary>What a device tells of an exposure: X-Ray Acquisition Dose, Generation, Grid, Collimator and Detector modules (PS3.3 C.8.7.8 to C.8.7.11, C.8.11.4).</summary>
internal static class ExposureAttributes
{
    public static void Write(DicomDataset data, ViewPlan plan, Acquisition acquisition)
    {
        var (view, device) = (plan.Geometry, acquisition.Device);
        var milliseconds = Math.Clamp(acquisition.MilliampereSeconds * 1000 / 320, 8, 500);
        data.AddOrUpdate(DicomTag.KVP, Number(MathF.Round(acquisition.Kilovolts)))
            .AddOrUpdate(DicomTag.Exposure, Whole(acquisition.MilliampereSeconds))
            .AddOrUpdate(DicomTag.ExposureTime, Whole(milliseconds))
            .AddOrUpdate(DicomTag.XRayTubeCurrent, Whole(acquisition.MilliampereSeconds * 1000 / milliseconds))
            .AddOrUpdate(DicomTag.DistanceSourceToDetector, Number(MathF.Round(view.SourceToDetector)))
            .AddOrUpdate(DicomTag.ExposureIndex, Number(acquisition.ExposureIndex))
            .AddOrUpdate(DicomTag.TargetExposureIndex, Number(acquisition.TargetIndex))
            .AddOrUpdate(DicomTag.DeviationIndex, Number(MathF.Round(acquisition.DeviationIndex, 1)))
            .AddOrUpdate(DicomTag.Grid, acquisition.Scatter.Grid == 0 ? ["NONE"] : ["FIXED", "FOCUSED"])
            .AddOrUpdate(DicomTag.ImagerPixelSpacing, Number(view.Pitch), Number(view.Pitch));
        if (!device.IsComputedRadiography) Collimator(data, plan);
    }

    /// <summary>The edges of the field, pixels, counted from 1 (C.8.7.3.1.1).</summary>
    private static void Collimator(DicomDataset data, ViewPlan plan) =>
        data.AddOrUpdate(DicomTag.CollimatorShape, "RECTANGULAR")
            .AddOrUpdate(DicomTag.CollimatorLeftVerticalEdge, Edge(plan.Field.X))
            .AddOrUpdate(DicomTag.CollimatorRightVerticalEdge, Edge(plan.Field.Z))
            .AddOrUpdate(DicomTag.CollimatorUpperHorizontalEdge, Edge(plan.Field.Y))
            .AddOrUpdate(DicomTag.CollimatorLowerHorizontalEdge, Edge(plan.Field.W));

    private static string Edge(float pixel) => Whole((int)MathF.Round(pixel) + 1);

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => Math.Round(value, 4).ToString(CultureInfo.InvariantCulture);
}
