namespace HipAi.Phantom.Implants;

/// <summary>Which fracture of the proximal femur is still to be seen.</summary>
public enum FractureLine
{
    /// <summary>None, or healed.</summary>
    None,

    /// <summary>Through the femoral neck.</summary>
    Neck,

    /// <summary>Between the trochanters.</summary>
    Intertrochanteric,

    /// <summary>Below the trochanters.</summary>
    Subtrochanteric,
}
