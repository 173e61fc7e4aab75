using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Studies;

namespace HipAi.Phantom.Scenes;

/// <summary>Views that are none of the four: of the pelvis from elsewhere, and of other parts of the body.</summary>
internal static class OtherViews
{
    /// <summary>Codes of pictures that show no hip.</summary>
    public static readonly IReadOnlyList<string> NoHip = ["lumbar_spine", "abdomen", "femoral_shaft", "knee"];

    /// <summary>Inlet, outlet, Judet's obliques, false profile.</summary>
    public static ViewPlan OfThePelvis(PlanningDesk desk)
    {
        var random = desk.Random;
        var code = random.Pick(["inlet", "outlet", "judet_obturator", "judet_iliac", "false_profile"]);
        var (turn, tilt) = code switch
        {
            "inlet" => (0f, random.Uniform(30, 45)),
            "outlet" => (0f, -random.Uniform(30, 45)),
            "judet_obturator" => (desk.Sign * random.Uniform(38, 48), 0f),
            "judet_iliac" => (-desk.Sign * random.Uniform(38, 48), 0f),
            _ => (-desk.Sign * random.Uniform(60, 68), 0f),
        };
        var whole = code is "inlet" or "outlet";
        var centre = new Vector2(whole ? random.Normal(0, 8, -20, 20) : desk.Sign * random.Uniform(20, 60), random.Normal(5, 12, -20, 30));
        var size = whole
            ? new Vector2(random.Uniform(390, 425), random.Uniform(300, 340))
            : new Vector2(random.Uniform(230, 320), random.Uniform(260, 330));
        var plan = desk.Upright(RadiographView.Unknown, whole ? ImageLaterality.Bilateral : desk.Laterality, centre, size);
        var pose = Steady.RotationX(float.DegreesToRadians(tilt)).Then(Steady.RotationZ(float.DegreesToRadians(turn)));
        return plan with
        {
            Projection = code,
            PatientPose = plan.PatientPose.Then(pose),
            Right = desk.Resting(0),
            Left = desk.Resting(0),
        };
    }

    /// <summary>Lumbar spine, abdomen, femoral shaft, knee: of a generic body, see <see cref="OtherBody"/>.</summary>
    public static ViewPlan NotAHip(PlanningDesk desk)
    {
        var random = desk.Random;
        var code = random.Pick(NoHip);
        var side = code is "lumbar_spine" or "abdomen" ? ImageLaterality.Unknown : desk.Laterality;
        var centre = new Vector2(random.Normal(0, 7, -18, 18), code == "knee" ? random.Uniform(-15, 15) : 0);
        var size = code switch
        {
            "lumbar_spine" => new Vector2(random.Uniform(190, 270), random.Uniform(370, 430)),
            "abdomen" => new Vector2(random.Uniform(350, 400), random.Uniform(400, 430)),
            "femoral_shaft" => new Vector2(random.Uniform(160, 260), random.Uniform(330, 430)),
            _ => new Vector2(random.Uniform(170, 240), random.Uniform(230, 310)),
        };
        return desk.Upright(RadiographView.Unknown, side, centre, size) with { Projection = code };
    }
}
