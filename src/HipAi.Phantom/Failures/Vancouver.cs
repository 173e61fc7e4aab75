namespace HipAi.Phantom.Failures;

/// <summary>Periprosthetic fractures after Vancouver, and that of the acetabulum.</summary>
internal enum Vancouver
{
    /// <summary>Greater trochanter.</summary>
    AG,

    /// <summary>Lesser trochanter.</summary>
    AL,

    /// <summary>At the stem, which is well fixed.</summary>
    B1,

    /// <summary>At the stem, which is loose.</summary>
    B2,

    /// <summary>At the stem, which is loose in poor bone.</summary>
    B3,

    /// <summary>Well below the stem.</summary>
    C,

    /// <summary>Of the acetabulum.</summary>
    Acetabular,
}
