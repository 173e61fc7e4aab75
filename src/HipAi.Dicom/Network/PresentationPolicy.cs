using System.Collections.Frozen;

namespace HipAi.Dicom.Network;

/// <summary>Which abstract syntaxes are spoken here and, for each, which transfer syntaxes in order of preference.</summary>
public sealed class PresentationPolicy
{
    private readonly FrozenDictionary<string, IReadOnlyList<string>> _preferences;

    /// <summary>Makes a policy.</summary>
    /// <param name="preferences">Abstract syntax UID → transfer syntax UIDs, most wanted first.</param>
    /// <exception cref="ArgumentException">An abstract syntax comes without a transfer syntax.</exception>
    public PresentationPolicy(IReadOnlyDictionary<string, IReadOnlyList<string>> preferences)
    {
        ArgumentNullException.ThrowIfNull(preferences);
        foreach (var (abstractSyntax, transferSyntaxes) in preferences)
            if (transferSyntaxes.Count == 0)
                throw new ArgumentException($"Abstract syntax {abstractSyntax} has no transfer syntax.", nameof(preferences));
        _preferences = preferences.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The abstract syntaxes spoken, in no particular order.</summary>
    public IReadOnlyCollection<string> AbstractSyntaxes => _preferences.Keys;

    /// <summary>The transfer syntaxes of an abstract syntax, most wanted first; null when it is not spoken here.</summary>
    public IReadOnlyList<string>? TransferSyntaxesFor(string abstractSyntax) =>
        _preferences.GetValueOrDefault(abstractSyntax);
}
