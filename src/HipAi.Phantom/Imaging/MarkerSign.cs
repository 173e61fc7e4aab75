namespace HipAi.Phantom.Imaging;

/// <summary>What a side marker bears besides its letter.</summary>
internal enum MarkerSign
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A ring round the letter.</summary>
    Ring,

    /// <summary>An arrow that tells what was up.</summary>
    Arrow,

    /// <summary>A capsule with balls that roll down.</summary>
    Bubbles,
}
