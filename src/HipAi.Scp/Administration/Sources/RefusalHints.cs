using HipAi.Scp.Configuration;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Administration.Sources;

/// <summary>What to do about a refused sender, if it should be let in (requirements A2, H1). Reads the words of the refusal. Pure.</summary>
internal static class RefusalHints
{
    private const string Settings = "HipAi:Receiving:";

    /// <summary>The hint.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="address">Its address without port.</param>
    /// <param name="options">The settings, for the number of a source.</param>
    /// <returns>Null where nothing is known that helps.</returns>
    internal static string? For(Refusal refusal, string address, ReceivingOptions options)
    {
        var reason = refusal.Reason;
        if (reason.Contains("nearest is '", StringComparison.Ordinal)) return ForSource(refusal, address, options);
        if (Has("is not in HipAi:Receiving:AllowedSources")) return $"If this device may send, add {address} to {Settings}AllowedSources in the settings.";
        if (Has("is not in HipAi:Receiving:Tls:AllowedSubjects")) return $"If this certificate may send, add its subject to {Settings}Tls:AllowedSubjects.";
        if (Has("RequireCalledAeTitle") || Has("called AE title not recognized")) return $"Let the device call us {options.AeTitle}.";
        if (Has("has ") && Has("associations already")) return "The device opens more connections at once than it may. Let it use fewer, or raise MaximumAssociations of its source.";
        if (Has("local limit exceeded") || Has("too many connections")) return $"Too many connections at once. If that is no fault of a device, raise {Settings}MaximumAssociations.";
        if (Has("transfer syntax not accepted")) return "Let the device send these images in a transfer syntax that is offered, see the list below; most fall back by themselves.";
        if (Has("SOP class not accepted")) return "This kind of object is not taken here. Nothing needs to be done unless its images are missing.";
        if (Has("TLS") || Has("certificate")) return "Look at certificate and TLS settings of the device: both sides must trust each other's authority.";
        return refusal.CallingAeTitle.Length == 0 ? "This was no DICOM device: perhaps a port scanner or a monitor." : null;

        bool Has(string text) => reason.Contains(text, StringComparison.OrdinalIgnoreCase);
    }

    private static string? ForSource(Refusal refusal, string address, ReceivingOptions options)
    {
        var name = refusal.Reason.Split("nearest is '", 2)[1].Split('\'')[0];
        var index = options.Sources.ToList().FindIndex(source => source.Name == name);
        if (index < 0) return null;
        var setting = $"{Settings}Sources:{index}:";
        var steps = new List<string>();
        if (refusal.Reason.Contains("is in none of its networks", StringComparison.Ordinal)) steps.Add($"add {address} to {setting}Networks");
        if (refusal.Reason.Contains("is none of its titles", StringComparison.Ordinal)) steps.Add($"add {refusal.CallingAeTitle} to {setting}CallingAeTitles");
        if (refusal.Reason.Contains("is none of those it may call", StringComparison.Ordinal)) steps.Add($"add {refusal.CalledAeTitle} to {setting}CalledAeTitles, or let the device call us {options.AeTitle}");
        if (refusal.Reason.Contains("is none of its subjects", StringComparison.Ordinal)) steps.Add($"add the subject of its certificate to {setting}CertificateSubjects");
        if (refusal.Reason.Contains("came without TLS", StringComparison.Ordinal)) steps.Add("let it send to the TLS port with its certificate");
        return steps.Count == 0 ? null : $"If this device is '{name}': {string.Join("; ", steps)}. If it is another one, give it a source of its own.";
    }
}
