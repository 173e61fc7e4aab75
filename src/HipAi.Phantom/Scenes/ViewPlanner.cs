using HipAi.Studies;

namespace HipAi.Phantom.Scenes;

/// <summary>Positions patient, tube and detector for every view, with the spread of daily practice.</summary>
internal static class ViewPlanner
{
    /// <summary>Plans one exposure.</summary>
    /// <param name="view">The projection; Unknown gives one of the other views of pelvis and hip.</param>
    /// <param name="side">The hip it is for; ignored on an AP pelvis.</param>
    /// <param name="hipDistance">Distance of the two head centres, mm.</param>
    /// <param name="pitch">Pixel pitch, mm.</param>
    /// <param name="margin">Detector left uncovered outside the collimated field, mm.</param>
    /// <param name="quality">What is to go wrong: a picture cut off, or one of something else than a hip.</param>
    /// <param name="random">A stream that knows nothing of the hardware.</param>
    public static ViewPlan Plan(
        RadiographView view, HipSide side, float hipDistance, float pitch, float margin, ImageQuality quality, Random random)
    {
        var desk = new PlanningDesk(side, hipDistance, pitch, margin, random);
        if (quality == ImageQuality.NotAHip) return OtherViews.NotAHip(desk) with { Quality = quality };
        var plan = view switch
        {
            RadiographView.ApPelvis => UprightViews.ApPelvis(desk),
            RadiographView.ApHip => UprightViews.ApHip(desk),
            RadiographView.FrogLegLateral => UprightViews.FrogLeg(desk),
            RadiographView.CrossTableLateral => CrossTableView.Plan(desk),
            _ => OtherViews.OfThePelvis(desk),
        };
        return (quality == ImageQuality.CutOff ? CutOff.Apply(plan, desk) : plan) with { Quality = quality };
    }
}
