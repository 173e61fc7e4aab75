namespace HipAi.Phantom.Implants;

/// <summary>Which bone a part moves with when the hip is posed for a view.</summary>
public enum ImplantSegment
{
    /// <summary>Moves with the femur.</summary>
    Femur,

    /// <summary>Stays with the pelvis.</summary>
    Pelvis,
}
