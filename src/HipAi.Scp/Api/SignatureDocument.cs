using HipAi.Studies;

namespace HipAi.Scp.Api;

/// <summary>Who signed a report version.</summary>
/// <param name="Name">The name as a DICOM person name.</param>
/// <param name="Organization">For whom; empty when not known.</param>
/// <param name="At">When.</param>
internal sealed record SignatureDocument(string Name, string Organization, DateTimeOffset At)
{
    public static SignatureDocument From(ReportSignature signature) => new(signature.Name, signature.Organization, signature.At);
}
