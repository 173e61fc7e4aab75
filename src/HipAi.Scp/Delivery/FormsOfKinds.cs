using HipAi.Scp.Configuration;

namespace HipAi.Scp.Delivery;

/// <summary>Which forms a kind of destination can get, and which it gets when none are named. Pure.</summary>
internal static class FormsOfKinds
{
    private static readonly ReportForm[] UsualFiles = [ReportForm.Text, ReportForm.Json];

    /// <summary>All that it can get, in the order in which they are sent (standards: SR before images before documents).</summary>
    public static IReadOnlyList<ReportForm> Allowed(DestinationKind kind) => kind switch
    {
        DestinationKind.Dicom => [ReportForm.Sr, ReportForm.Heatmaps, ReportForm.Pdf],
        DestinationKind.Hl7 => [ReportForm.Hl7],
        DestinationKind.Fhir => [ReportForm.Fhir],
        _ => [ReportForm.Text, ReportForm.Json, ReportForm.Html, ReportForm.Pdf, ReportForm.Hl7, ReportForm.Fhir, ReportForm.Sr, ReportForm.Heatmaps],
    };

    /// <summary>What a destination gets, in the order of sending.</summary>
    public static IReadOnlyList<ReportForm> Of(DestinationOptions destination)
    {
        var allowed = Allowed(destination.Kind);
        if (destination.Forms.Count == 0) return destination.Kind == DestinationKind.Folder ? UsualFiles : allowed;
        return [.. allowed.Where(form => destination.Forms.Contains(form.ToString(), StringComparer.OrdinalIgnoreCase))];
    }

    /// <summary>Whether a new version takes the place of the one before at the receiver: then one that was never sent, and is not signed, need not be.</summary>
    public static bool Replaces(DestinationKind kind) => kind is DestinationKind.Hl7 or DestinationKind.Fhir;
}
