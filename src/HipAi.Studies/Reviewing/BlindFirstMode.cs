namespace HipAi.Studies;

/// <summary>Whether people read before they see what the models found (requirement F3).</summary>
public enum BlindFirstMode
{
    /// <summary>Whoever wants it for themselves does.</summary>
    PerUser,

    /// <summary>Nobody does.</summary>
    Off,

    /// <summary>Everybody who signs does.</summary>
    On,
}
