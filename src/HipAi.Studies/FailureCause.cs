namespace HipAi.Studies;

/// <summary>Why an arthroplasty failed: the five causes of Hip-Net, and none.</summary>
public enum FailureCause
{
    /// <summary>The arthroplasty is sound.</summary>
    None,

    /// <summary>Periprosthetic joint infection.</summary>
    Infection,

    /// <summary>Aseptic loosening of cup or stem.</summary>
    AsepticLoosening,

    /// <summary>Dislocation.</summary>
    Dislocation,

    /// <summary>Periprosthetic fracture.</summary>
    PeriprostheticFracture,

    /// <summary>Polyethylene wear.</summary>
    PolyethyleneWear,
}
