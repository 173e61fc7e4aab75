namespace HipAi.Phantom.Imaging;

/// <summary>What turns radiation into signal.</summary>
internal enum DetectorKind
{
    /// <summary>Needles of caesium iodide on a flat panel.</summary>
    CaesiumIodide,

    /// <summary>A gadolinium oxysulfide screen on a flat panel.</summary>
    Gadolinium,

    /// <summary>A storage phosphor plate, read by a laser.</summary>
    StoragePhosphor,
}
