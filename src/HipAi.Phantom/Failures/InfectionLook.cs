namespace HipAi.Phantom.Failures;

/// <summary>What a radiograph shows of an infection: in half of them nothing.</summary>
internal enum InfectionLook
{
    /// <summary>Nothing.</summary>
    Silent,

    /// <summary>No more than an aseptic loosening would show.</summary>
    Loosening,

    /// <summary>Signs of its own: periosteal reaction, ragged bone loss, swelling, gas.</summary>
    Specific,
}
