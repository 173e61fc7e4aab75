namespace HipAi.Phantom.Foreign;

/// <summary>Hardware of the hip that none of the nine classes names.</summary>
public enum OutOfClassKind
{
    /// <summary>A cap on the femoral head in a cup: no stem.</summary>
    HipResurfacing,

    /// <summary>Reconstruction plates and screws of a broken socket.</summary>
    AcetabularPlate,

    /// <summary>Screws of a turned socket.</summary>
    PeriacetabularOsteotomy,

    /// <summary>A prosthesis in place of the whole upper femur.</summary>
    TumourMegaprosthesis,

    /// <summary>A fused joint under a plate from ilium to femur.</summary>
    Arthrodesis,

    /// <summary>Pins and bars outside the body.</summary>
    ExternalFixator,

    /// <summary>One screw across the growth plate of a slipped head.</summary>
    SlippedEpiphysisScrew,

    /// <summary>A bolt with a side screw in a very short plate.</summary>
    FemoralNeckSystem,
}
