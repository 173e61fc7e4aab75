namespace HipAi.Studies;

/// <summary>How views and sides are spelled in the API, in truth files and in templates.</summary>
public static class ViewCodes
{
    /// <summary>The API code of a view: <c>ap_pelvis</c>, <c>ap_hip</c>, <c>frog_leg_lateral</c>, <c>cross_table_lateral</c> or <c>unknown</c>.</summary>
    public static string Code(this RadiographView view) => view switch
    {
        RadiographView.ApPelvis => "ap_pelvis",
        RadiographView.ApHip => "ap_hip",
        RadiographView.FrogLegLateral => "frog_leg_lateral",
        RadiographView.CrossTableLateral => "cross_table_lateral",
        _ => "unknown",
    };

    /// <summary>The words a radiologist uses for the view.</summary>
    public static string DisplayName(this RadiographView view) => view switch
    {
        RadiographView.ApPelvis => "AP pelvis",
        RadiographView.ApHip => "AP hip",
        RadiographView.FrogLegLateral => "frog-leg lateral",
        RadiographView.CrossTableLateral => "cross-table lateral",
        _ => "view not stated",
    };

    /// <summary>The API code of a side: <c>right</c> or <c>left</c>.</summary>
    public static string Code(this HipSide side) => side == HipSide.Right ? "right" : "left";

    /// <summary>The API code of an image's laterality: <c>right</c>, <c>left</c>, <c>bilateral</c> or <c>unknown</c>.</summary>
    public static string Code(this ImageLaterality laterality) => laterality switch
    {
        ImageLaterality.Right => "right",
        ImageLaterality.Left => "left",
        ImageLaterality.Bilateral => "bilateral",
        _ => "unknown",
    };
}
