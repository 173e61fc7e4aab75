using System.Globalization;
using HipAi.Scp.Configuration;

namespace HipAi.Scp.Administration.Sources;

/// <summary>The settings of a source in words (requirements A2, A12). Pure.</summary>
internal static class SourceSettings
{
    /// <summary>Who may send as this source, and what.</summary>
    internal static IReadOnlyList<SettingRow> Of(ReceivingSourceOptions source, ReceivingOptions options) =>
    [
        new("May call itself", source.CallingAeTitles.Count > 0 ? Or(source.CallingAeTitles) : "anything"),
        new("May come from", Or(source.Networks)),
        new("May call us", source.CalledAeTitles.Count > 0 ? Or(source.CalledAeTitles) : options.RequireCalledAeTitle ? options.AeTitle : "anything"),
        new("Certificate", source.CertificateSubjects.Count > 0 ? $"over TLS only, with {Or(source.CertificateSubjects)}" : "none is asked for by name"),
        new("Kinds of object", source.SopClasses.Count > 0 ? string.Join(", ", source.SopClasses) : "all that are taken here"),
        new("Transfer syntaxes", source.TransferSyntaxes.Count > 0 ? string.Join(", ", source.TransferSyntaxes) : "all that are offered"),
        new("Connections at once", source.MaximumAssociations > 0 ? source.MaximumAssociations.ToString(CultureInfo.InvariantCulture) : $"no limit of its own ({options.MaximumAssociations} for all)"),
        .. source.QuietPeriod > TimeSpan.Zero
            ? [new SettingRow("Wait after its last image", string.Create(CultureInfo.InvariantCulture, $"{source.QuietPeriod.TotalSeconds:0.#} s"))]
            : Array.Empty<SettingRow>(),
        .. source.CommitmentHost.Length > 0
            ? [new SettingRow("Storage commitment is told to", string.Create(CultureInfo.InvariantCulture, $"{source.CommitmentHost}, port {source.CommitmentPort}"))]
            : Array.Empty<SettingRow>(),
    ];

    private static string Or(IReadOnlyList<string> values) => string.Join(" or ", values);
}
