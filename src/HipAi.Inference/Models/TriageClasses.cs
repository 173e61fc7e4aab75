using HipAi.Studies;

namespace HipAi.Inference.Models;

/// <summary>The views a triage model tells apart.</summary>
public static class TriageClasses
{
    /// <summary>The four views, and <see cref="RadiographView.Unknown"/> for everything else.</summary>
    public static IReadOnlyList<RadiographView> Views { get; } =
    [
        RadiographView.ApPelvis, RadiographView.ApHip, RadiographView.FrogLegLateral, RadiographView.CrossTableLateral, RadiographView.Unknown,
    ];

    /// <summary>The view's code in a manifest: <c>other</c> for <see cref="RadiographView.Unknown"/>.</summary>
    public static string Code(RadiographView view) => view == RadiographView.Unknown ? "other" : view.Code();
}
