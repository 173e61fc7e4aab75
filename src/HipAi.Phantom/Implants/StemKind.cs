namespace HipAi.Phantom.Implants;

/// <summary>Designs of femoral stem.</summary>
internal enum StemKind
{
    /// <summary>Cementless, rectangular in section, filling the metaphysis.</summary>
    Quadrangular,

    /// <summary>Cementless, broad from the front and thin from the side.</summary>
    FlatWedge,

    /// <summary>Cementless, ending just below the trochanters.</summary>
    Short,

    /// <summary>Cementless, porous, round and filling the isthmus.</summary>
    Cylindrical,

    /// <summary>Cementless long revision stem, conical and fluted, with a bulky body.</summary>
    Revision,

    /// <summary>Cementless, curved with the metaphysis.</summary>
    Anatomic,

    /// <summary>Cementless long revision stem of a thick body on a thinner fluted shaft.</summary>
    ModularRevision,

    /// <summary>Cemented long revision stem.</summary>
    CementedLong,

    /// <summary>Cemented, polished, tapering both ways, without a collar.</summary>
    PolishedTaper,

    /// <summary>Cemented, with a collar.</summary>
    CompositeBeam,

    /// <summary>One piece with its head, uncemented, with windows below the collar.</summary>
    AustinMoore,

    /// <summary>One piece with its head, curved, with a broad collar.</summary>
    Thompson,
}
