namespace HipAi.Phantom;

/// <summary>How image qualities are spelled in truth files.</summary>
public static class ImageQualities
{
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
