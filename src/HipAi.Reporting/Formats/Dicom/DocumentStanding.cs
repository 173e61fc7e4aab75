using HipAi.Dicom.Data;
using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>Completion, verification and preliminary flags of a report document (PS3.3 C.17.2). The machine never verifies: only a signature does.</summary>
internal static class DocumentStanding
{
    private const int LongestOrganization = 64;
    private const int LongestCode = 16;

    /// <summary>Adds them.</summary>
    /// <exception cref="ArgumentException">The signature names nobody.</exception>
    public static void Add(DicomDataset result, ReportRecord record)
    {
        var signed = ReportNotice.IsSigned(record.Report);
        // Complete: all that the software has to say is in it. That nobody has read it yet, the other two flags tell.
        result.AddOrUpdate(DicomTag.CompletionFlag, "COMPLETE")
            .AddOrUpdate(DicomTag.CompletionFlagDescription, signed ? "Signed report" : $"Draft: {ReportStanding.Banner(record.Report).ToUpperInvariant()}".Replace('–', '-'))
            .AddOrUpdate(DicomTag.VerificationFlag, signed ? "VERIFIED" : "UNVERIFIED")
            .AddOrUpdate(DicomTag.PreliminaryFlag, signed ? "FINAL" : "PRELIMINARY");
        if (signed) result.AddOrUpdate(DicomTag.VerifyingObserverSequence, Observer(record, record.Report.Signature!));
    }

    private static DicomDataset Observer(ReportRecord record, ReportSignature signature)
    {
        var name = SourceValues.Name(signature.Name);
        if (name.Length == 0) throw new ArgumentException("The report is signed by nobody: the signature has no name that can be written.", nameof(record));
        var organization = ResultText.Line(signature.Organization, LongestOrganization);
        if (organization.Length == 0) organization = ResultText.Line(record.Sender.Facility, LongestOrganization);
        return new DicomDataset()
            .AddOrUpdate(DicomTag.VerifyingObserverName, name)
            .AddOrUpdate(DicomTag.VerifyingObserverIdentificationCodeSequence, Identification(signature.Identifier, name))
            .AddOrUpdate(DicomTag.VerifyingOrganization, organization.Length > 0 ? organization : "not stated")
            .AddOrUpdate(DicomTag.VerificationDateTime, ResultTimes.Moment(ResultTimes.Local(record, signature.At)));
    }

    // A code that was cut would be another person's: one that does not fit is left out, and the name stands alone.
    private static DicomDataset[] Identification(string identifier, string name) =>
        identifier.Length is > 0 and <= LongestCode && ResultText.Line(identifier, LongestCode) == identifier
            ? [CodeItem.Of(new CodedConcept(identifier, FindingCodes.Scheme, name))]
            : [];
}
