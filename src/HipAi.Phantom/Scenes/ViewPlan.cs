using System.Numerics;
using HipAi.Phantom.Imaging;
using HipAi.Studies;

namespace HipAi.Phantom.Scenes;

/// <summary>Everything about one exposure but the patient and the device.</summary>
/// <param name="View">The projection; Unknown for one that is none of the four.</param>
/// <param name="Side">The hip or hips it is taken for.</param>
/// <param name="Geometry">Source and detector.</param>
/// <param name="Right">Pose of the right thigh.</param>
/// <param name="Left">Pose of the left thigh.</param>
/// <param name="PatientPose">How the patient lies: tilt, rotation, obliquity of the pelvis.</param>
/// <param name="Field">The collimated field, in pixels: left, top, right, bottom.</param>
/// <param name="FieldTilt">Rotation of the collimator against the detector, radians.</param>
/// <param name="Orientation">DICOM Patient Orientation: direction of rows and of columns.</param>
internal sealed record ViewPlan(
    RadiographView View,
    ImageLaterality Side,
    ViewGeometry Geometry,
    LimbPose Right,
    LimbPose Left,
    Matrix4x4 PatientPose,
    Vector4 Field,
    float FieldTilt,
    IReadOnlyList<string> Orientation)
{
    /// <summary>The projection as a code: <c>ap_pelvis</c>, <c>inlet</c>, <c>judet_obturator</c>, <c>lumbar_spine</c> and so on.</summary>
    public string Projection { get; init; } = ViewCodes.Code(View);

    /// <summary>What the picture is to be good for.</summary>
    public ImageQuality Quality { get; init; } = ImageQuality.Adequate;

    public LimbPose Pose(HipSide side) => side == HipSide.Right ? Right : Left;
}
