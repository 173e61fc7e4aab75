using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Scenes;
using HipAi.Studies;

namespace HipAi.Phantom.Imaging;

/// <summary>Takes one picture: patient, view and device settings in, displayed grey values and detector signal out.</summary>
internal static class Radiographer
{
    /// <summary>Takes a picture.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="plan">Position of patient, tube and detector, and what the picture is to be good for.</param>
    /// <param name="acquisition">The settings.</param>
    /// <param name="random">A stream that knows nothing of the hardware.</param>
    public static Picture Take(Patient patient, ViewPlan plan, Acquisition acquisition, Random random)
    {
        using var paths = Project(patient, plan, Branch(random));
        return Take(paths, patient, plan, acquisition, random);
    }

    /// <summary>Path lengths of a plan: of the patient, or of a body without a hip.</summary>
    private static PathMap Project(Patient patient, ViewPlan plan, Random random) =>
        plan.Quality == ImageQuality.NotAHip ? OtherBody.Project(plan, random) : SceneBuilder.Project(patient, plan);

    /// <summary>Takes a picture of what has been projected already; the path lengths are changed.</summary>
    private static Picture Take(PathMap paths, Patient patient, ViewPlan plan, Acquisition acquisition, Random random)
    {
        var noise = new NoiseSource(random);
        // Each thing draws from a stream of its own: what one of them needs never shifts another.
        var (grain, clutter, texts, template) = (Branch(random), Branch(random), Branch(random), Branch(random));
        Texture.Apply(paths, patient, plan, noise, grain);
        Clutter.Lay(paths, plan, clutter);
        var templating = plan.Quality == ImageQuality.Templating ? new Templating(patient, plan, template) : null;
        templating?.LayBall(paths);
        var marker = acquisition.Marker.Present ? new SideMarker(plan, acquisition.Marker) : null;
        marker?.Lay(paths);
        var signal = Exposure.Detect(paths, plan, acquisition, noise);
        var shown = Presentation.Develop(signal, paths, plan, acquisition);
        marker?.Burn(shown);
        templating?.Draw(shown);
        return new Picture(shown, signal, marker?.Truth, BurnedTexts.Burn(shown, plan.Geometry, acquisition, texts));
    }

    private static Random Branch(Random random) => new(random.Next());
}
