namespace HipAi.Phantom.Imaging;

/// <summary>Families of look-up curves from processed signal to display.</summary>
internal enum ToneCurve
{
    /// <summary>A straight line, cut at both ends.</summary>
    Straight,

    /// <summary>An S-curve.</summary>
    Sigmoid,

    /// <summary>Film: a long toe and a short shoulder.</summary>
    Film,

    /// <summary>Two slopes: flat in the thighs, steep in the trunk.</summary>
    Dual,
}
