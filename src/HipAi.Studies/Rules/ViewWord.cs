namespace HipAi.Studies;

/// <summary>What a single attribute says of the projection, before the attributes are put together.</summary>
internal enum ViewWord
{
    /// <summary>Antero-posterior or frontal.</summary>
    Frontal,

    /// <summary>Lateral, of whatever kind.</summary>
    Lateral,

    /// <summary>Some projection that is none of ours: postero-anterior, oblique, tangential …</summary>
    Other,

    /// <summary>Axial: on a hip mostly the cross-table axiolateral, at times a Lauenstein.</summary>
    Axial,

    /// <summary>Frog-leg lateral by name.</summary>
    FrogLeg,

    /// <summary>Cross-table lateral by name.</summary>
    CrossTable,

    /// <summary>A Dunn view: lateral in kind, none of the four views.</summary>
    Dunn,

    /// <summary>A special pelvic view: Judet, inlet, outlet, false profile, oblique.</summary>
    Special,

    /// <summary>The picture lies in the frontal plane: antero-posterior, but a frog-leg and a postero-anterior do so too.</summary>
    FrontalPlane,
}
