namespace HipAi.Phantom.Imaging;

/// <summary>What a device burns into its pictures.</summary>
internal enum TextHabit
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Technique in a corner: kV, mAs, distance.</summary>
    Technique,

    /// <summary>A strip along the lower edge with name, number and date.</summary>
    Strip,

    /// <summary>Time and device in a corner.</summary>
    Time,
}
