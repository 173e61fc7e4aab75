using System.Globalization;
using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;

namespace HipAi.Scp.Administration.Destinations;

/// <summary>The settings of a destination in words (requirement D8). Pure; no password, token or user.</summary>
internal static class DestinationSettings
{
    /// <summary>How reports get there, in a few words.</summary>
    internal static string Kind(DestinationKind? kind) => kind switch
    {
        DestinationKind.Dicom => "PACS (DICOM)",
        DestinationKind.Hl7 => "RIS (HL7 messages)",
        DestinationKind.Fhir => "FHIR server",
        DestinationKind.Folder => "Folder",
        _ => "Not in the settings",
    };

    /// <summary>The settings, what matters most first.</summary>
    /// <param name="destination">The destination.</param>
    /// <param name="ownAeTitle">Our AE title.</param>
    internal static IReadOnlyList<SettingRow> Of(DestinationOptions destination, string ownAeTitle) =>
    [
        .. Address(destination, ownAeTitle),
        new("What it gets", string.Join(", ", FormsOfKinds.Of(destination).Select(Form))),
        .. destination.Kind == DestinationKind.Dicom
            ? [new SettingRow("When a report changes", destination.RejectionNotes ? "the objects before are withdrawn by a rejection note" : "the objects before stay beside the new ones")]
            : Array.Empty<SettingRow>(),
        .. Security(destination),
        new("Time to connect, to answer", $"{Seconds(destination.ConnectTimeout)}, {Seconds(destination.AnswerTimeout)}"),
        new("After a failure", $"tried again after {Seconds(destination.RetryDelay)}, then more and more seldom, at least every {Seconds(destination.LongestRetryDelay)}"),
        new("Given up", $"after {destination.MaximumAttempts} attempts of one report; after {destination.FailuresToOpen} failures in a row only probes are sent until one gets through"),
    ];

    private static IEnumerable<SettingRow> Address(DestinationOptions destination, string ownAeTitle) => destination.Kind switch
    {
        DestinationKind.Dicom =>
        [
            new("Address", Invariant($"{destination.Host}, port {DicomCalls.Port(destination)}")),
            new("Its AE title", destination.CalledAeTitle),
            new("Our AE title towards it", destination.CallingAeTitle.Length > 0 ? destination.CallingAeTitle : ownAeTitle),
        ],
        DestinationKind.Hl7 => [new("Address", Invariant($"{destination.Host}, port {(destination.Port > 0 ? destination.Port : MllpChannel.UsualPort)}")), .. Hl7(destination.Hl7)],
        DestinationKind.Fhir =>
        [
            new("Address", destination.Url),
            new("Signs in", destination.BearerTokenFile.Length > 0 ? "with a token from a file" : destination.UserName.Length > 0 ? "with user and password" : "not at all"),
        ],
        _ => [new("Folder", destination.Folder.Length > 0 ? destination.Folder : "the service's own folder of reports")],
    };

    private static IEnumerable<SettingRow> Hl7(DestinationHl7Options hl7) =>
    [
        new("Receiver", string.Join(" at ", new[] { hl7.ReceivingApplication, hl7.ReceivingFacility }.Where(text => text.Length > 0)) is { Length: > 0 } named ? named : "not named"),
        new("HL7 version", hl7.Version),
        new("Status of a report nobody signed", hl7.Unreviewed.ToString() == "P" ? "P, preliminary" : "R, not yet verified"),
        new("PDF in the message", hl7.IncludePdf ? "yes" : "no"),
    ];

    private static IEnumerable<SettingRow> Security(DestinationOptions destination)
    {
        if (destination.Kind == DestinationKind.Folder) yield break;
        var isSecure = destination.Kind == DestinationKind.Fhir ? destination.Url.StartsWith("https:", StringComparison.OrdinalIgnoreCase) : destination.Tls.Enabled;
        yield return new SettingRow("Encryption", isSecure ? $"TLS, {(destination.Tls.CertificateFile.Length > 0 ? "with a certificate of ours" : "without a certificate of ours")}" : "none: reports go readable over the network");
    }

    private static string Form(ReportForm form) => form switch
    {
        ReportForm.Text => "text",
        ReportForm.Json => "JSON",
        ReportForm.Html => "web page",
        ReportForm.Pdf => "PDF",
        ReportForm.Hl7 => "HL7 message",
        ReportForm.Fhir => "FHIR bundle",
        ReportForm.Sr => "structured report",
        _ => "heatmap images",
    };

    private static string Seconds(TimeSpan span) => span.TotalSeconds < 120
        ? Invariant($"{span.TotalSeconds:0.###} s")
        : Invariant($"{span.TotalMinutes:0.#} min");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
