using HipAi.Dicom.Data;
using HipAi.Dicom.Network;

namespace HipAi.Scp.Receiving;

/// <summary>
/// Says which presentation contexts of an association were refused, and why (requirements A2, A12). A sender that proposes all it
/// knows with every association is told of once an hour: the page of refusals is for what nobody knows yet.
/// </summary>
internal sealed class RefusedContexts(TimeProvider time)
{
    private const int MostNamed = 8;
    private const int MostRemembered = 1000;

    private static readonly TimeSpan Quiet = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _told = [];

    /// <summary>What is to be told of an association that was accepted; null for nothing, or nothing new.</summary>
    public string? News(DicomAssociation association, PresentationPolicy policy)
    {
        if (Describe(association, policy) is not { } text) return null;
        var (key, now) = ($"{association.RemoteEndPoint?.Address} {association.CallingAeTitle} {text}", time.GetUtcNow());
        lock (_lock)
        {
            if (_told.TryGetValue(key, out var last) && now - last < Quiet) return null;
            if (_told.Count >= MostRemembered) _told.Clear();
            _told[key] = now;
            return text;
        }
    }

    /// <summary>Which contexts were refused, by SOP class; null when all were accepted. Pure.</summary>
    internal static string? Describe(DicomAssociation association, PresentationPolicy policy)
    {
        var accepted = association.AcceptedContexts.Select(context => context.Id).ToHashSet();
        var causes = association.ProposedContexts.Where(context => !accepted.Contains(context.Id))
            .Select(context => Cause(context, policy)).Distinct(StringComparer.Ordinal).ToList();
        if (causes.Count == 0) return null;
        var rest = causes.Count > MostNamed ? $"; and {causes.Count - MostNamed} more" : "";
        return $"accepted without: {string.Join("; ", causes.Take(MostNamed))}{rest}";
    }

    private static string Cause(ProposedPresentationContext context, PresentationPolicy policy)
    {
        var name = Name(context.AbstractSyntax);
        if (policy.TransferSyntaxesFor(context.AbstractSyntax) is not { } spoken) return $"{name} (SOP class not accepted)";
        return context.TransferSyntaxes.Any(spoken.Contains)
            ? $"{name} (role not accepted)"
            : $"{name} in {string.Join(", ", context.TransferSyntaxes.Take(MostNamed).Select(Name))} (transfer syntax not accepted)";
    }

    private static string Name(string uid) => DicomUID.Parse(uid).Name;
}
