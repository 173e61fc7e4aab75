namespace HipAi.Phantom.Imaging;

/// <summary>What a part of the phantom is made of; each has a row of attenuation coefficients per energy bin.</summary>
public enum Material
{
    /// <summary>Air: attenuates nothing here.</summary>
    Air,

    /// <summary>Adipose tissue.</summary>
    Fat,

    /// <summary>Muscle and other soft tissue.</summary>
    SoftTissue,

    /// <summary>Spongiosa (trabecular bone with marrow).</summary>
    Spongiosa,

    /// <summary>Cortical bone.</summary>
    Cortex,

    /// <summary>Ultra-high-molecular-weight polyethylene: lucent.</summary>
    Polyethylene,

    /// <summary>Bone cement with barium sulfate.</summary>
    BariumCement,

    /// <summary>Bone cement with zirconium dioxide.</summary>
    ZirconiumCement,

    /// <summary>Ti6Al4V.</summary>
    Titanium,

    /// <summary>CoCrMo.</summary>
    CobaltChrome,

    /// <summary>Stainless steel 316L.</summary>
    Steel,

    /// <summary>Alumina ceramic.</summary>
    Alumina,

    /// <summary>Zirconia-toughened alumina ceramic.</summary>
    ZirconiaToughenedAlumina,

    /// <summary>Lead, of side markers.</summary>
    Lead,

    /// <summary>Yttria-stabilised zirconia ceramic: denser to the beam than CoCrMo.</summary>
    Zirconia,

    /// <summary>Porous tantalum, four fifths void.</summary>
    PorousTantalum,

    /// <summary>Bone cement without contrast medium: lucent.</summary>
    PlainCement,

    /// <summary>Bone cement with 30 % barium sulfate, of opaque spacers and vertebroplasty.</summary>
    DenseBariumCement,

    /// <summary>Iodine contrast medium, 300 mg/mL.</summary>
    Iodine,
}
