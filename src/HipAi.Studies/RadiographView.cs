namespace HipAi.Studies;

/// <summary>The projection of a hip or pelvis radiograph.</summary>
public enum RadiographView
{
    /// <summary>Nothing usable tells the view.</summary>
    Unknown,

    /// <summary>Antero-posterior pelvis: both hips in one image.</summary>
    ApPelvis,

    /// <summary>Antero-posterior of one hip.</summary>
    ApHip,

    /// <summary>Frog-leg lateral (Lauenstein, modified Cleaves).</summary>
    FrogLegLateral,

    /// <summary>Cross-table axiolateral (Danelius-Miller).</summary>
    CrossTableLateral,
}
