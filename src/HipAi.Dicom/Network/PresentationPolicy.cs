using System.Collections.Frozen;

namespace HipAi.Dicom.Network;

/// <summary>Which abstract syntaxes are spoken here and, for each, which transfer syntaxes in order of preference, and in which roles.</summary>
public sealed class PresentationPolicy
{
    private readonly FrozenDictionary<string, PresentationRule> _rules;

    /// <summary>Makes a policy with rules of their own for each abstract syntax.</summary>
    /// <exception cref="ArgumentException">An abstract syntax comes twice, or without a transfer syntax.</exception>
    public PresentationPolicy(IEnumerable<PresentationRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var all = rules.ToList();
        if (all.Find(rule => rule.TransferSyntaxes.Count == 0) is { } empty)
            throw new ArgumentException($"Abstract syntax {empty.AbstractSyntax} has no transfer syntax.", nameof(rules));
        if (all.GroupBy(rule => rule.AbstractSyntax).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"Abstract syntax {twice.Key} has two rules.", nameof(rules));
        _rules = all.ToFrozenDictionary(rule => rule.AbstractSyntax, StringComparer.Ordinal);
    }

    /// <summary>Makes a policy of classes that peers use and we provide.</summary>
    /// <param name="preferences">Abstract syntax UID → transfer syntax UIDs, most wanted first.</param>
    /// <exception cref="ArgumentException">An abstract syntax comes without a transfer syntax.</exception>
    public PresentationPolicy(IReadOnlyDictionary<string, IReadOnlyList<string>> preferences)
        : this((preferences ?? throw new ArgumentNullException(nameof(preferences))).Select(p => new PresentationRule(p.Key, p.Value)))
    {
    }

    /// <summary>The abstract syntaxes spoken, in no particular order.</summary>
    public IReadOnlyCollection<string> AbstractSyntaxes => _rules.Keys;

    /// <summary>The transfer syntaxes of an abstract syntax, most wanted first; null when it is not spoken here.</summary>
    public IReadOnlyList<string>? TransferSyntaxesFor(string abstractSyntax) => RuleFor(abstractSyntax)?.TransferSyntaxes;

    /// <summary>The rule of an abstract syntax; null when it is not spoken here.</summary>
    public PresentationRule? RuleFor(string abstractSyntax) => _rules.GetValueOrDefault(abstractSyntax);
}
