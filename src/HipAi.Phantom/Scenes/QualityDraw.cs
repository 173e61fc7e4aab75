using HipAi.Studies;

namespace HipAi.Phantom.Scenes;

/// <summary>Draws which images cannot be judged, and why.</summary>
internal static class QualityDraw
{
    /// <summary>The view that is really taken and what is wrong with it.</summary>
    /// <param name="view">The view that was meant.</param>
    /// <param name="share">Share of images with something wrong.</param>
    /// <param name="random">A stream that knows nothing of the hardware.</param>
    public static (RadiographView View, ImageQuality Quality) Draw(RadiographView view, double share, Random random)
    {
        if (!random.Chance(share)) return (view, ImageQuality.Adequate);
        return random.NextDouble() switch
        {
            < 0.25 => (view, ImageQuality.Exposure),
            < 0.50 => (view, ImageQuality.CutOff),
            < 0.70 => (view, ImageQuality.Templating),
            < 0.87 => (RadiographView.Unknown, ImageQuality.NotAHip),
            // A view of the pelvis that is none of the four is adequate, and nothing for the models all the same.
            _ => (RadiographView.Unknown, ImageQuality.Adequate),
        };
    }
}
