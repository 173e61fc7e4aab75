using System.Globalization;

namespace HipAi.Scp.Configuration;

/// <summary>Gathers what is wrong with settings.</summary>
internal sealed class SettingErrors
{
    private readonly List<SettingError> _errors = [];

    public IReadOnlyList<SettingError> All => _errors;

    /// <param name="setting">Name below the section, for example <c>Receiving:Port</c>.</param>
    /// <param name="value">The value it has.</param>
    /// <param name="cause">What is wrong with it.</param>
    public void Add(string setting, string value, string cause) =>
        _errors.Add(new SettingError($"{HipAiOptions.SectionName}:{setting}", value, cause));

    /// <summary>Whether a value lies between two others, both included; otherwise that is an error.</summary>
    public bool InRange<T>(string setting, T value, T least, T most)
        where T : IComparable<T>, IFormattable
    {
        if (value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0) return true;
        Add(setting, Text(value), $"not between {Text(least)} and {Text(most)}");
        return false;
    }

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
