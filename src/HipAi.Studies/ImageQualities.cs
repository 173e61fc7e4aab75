namespace HipAi.Studies;

/// <summary>The table of image qualities: their order and how they are spelled in truth files and manifests.</summary>
public static class ImageQualities
{
    /// <summary>All five, adequate first.</summary>
    public static IReadOnlyList<ImageQuality> All { get; } = Enum.GetValues<ImageQuality>();

    /// <summary>The code of a quality: <c>adequate</c>, <c>exposure</c>, <c>cut_off</c>, <c>templating</c> or <c>not_a_hip</c>.</summary>
    public static string Code(this ImageQuality quality) => quality switch
    {
        ImageQuality.Exposure => "exposure",
        ImageQuality.CutOff => "cut_off",
        ImageQuality.Templating => "templating",
        ImageQuality.NotAHip => "not_a_hip",
        _ => "adequate",
    };
}
