using HipAi.Studies;

namespace HipAi.Phantom.Scenes;

/// <summary>Which exposures a study is made of.</summary>
internal static class StudyViews
{
    /// <summary>The views of a study in the order they are taken, each with the hip it is for.</summary>
    /// <param name="main">The hip the study is about.</param>
    /// <param name="allowed">The views that may be taken; empty for all.</param>
    /// <param name="random">A stream that knows nothing of the hardware.</param>
    public static List<(RadiographView View, HipSide Side)> Draw(HipSide main, IReadOnlyList<RadiographView> allowed, Random random)
    {
        var usual = Usual(main, random);
        if (allowed.Count == 0) return usual;
        usual.RemoveAll(shot => !allowed.Contains(shot.View));
        if (usual.Count == 0) usual.Add((random.Pick(allowed), main));
        return usual;
    }

    /// <summary>An AP pelvis with the lateral of one or both sides, an AP hip with its lateral, or an AP pelvis alone.</summary>
    private static List<(RadiographView View, HipSide Side)> Usual(HipSide main, Random random)
    {
        var kind = random.NextDouble();
        var lateral = random.Chance(0.5) ? RadiographView.FrogLegLateral : RadiographView.CrossTableLateral;
        var views = new List<(RadiographView, HipSide)> { (kind < 0.65 ? RadiographView.ApPelvis : RadiographView.ApHip, main) };
        if (kind is < 0.45 or >= 0.65) views.Add((lateral, main));
        if (kind < 0.12) views.Add((lateral, main == HipSide.Left ? HipSide.Right : HipSide.Left));
        return views;
    }
}
