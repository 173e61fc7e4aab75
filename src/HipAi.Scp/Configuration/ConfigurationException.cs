namespace HipAi.Scp.Configuration;

/// <summary>The service cannot start with these settings.</summary>
public sealed class ConfigurationException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="errors">Everything that is wrong, at least one entry.</param>
    public ConfigurationException(IReadOnlyList<SettingError> errors)
        : base(string.Join(Environment.NewLine, errors ?? throw new ArgumentNullException(nameof(errors)))) => Errors = errors;

    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<SettingError> Errors { get; }
}
