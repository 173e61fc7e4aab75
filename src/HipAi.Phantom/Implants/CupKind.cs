namespace HipAi.Phantom.Implants;

/// <summary>Types of cup.</summary>
internal enum CupKind
{
    /// <summary>Porous metal shell with a liner.</summary>
    Cementless,

    /// <summary>Thin polished shell in which a large polyethylene head with a small metal head turns.</summary>
    DualMobility,

    /// <summary>Bare polyethylene in cement.</summary>
    CementedPolyethylene,
}
