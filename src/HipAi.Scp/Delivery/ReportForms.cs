using HipAi.Dicom.Files;
using HipAi.Scp.Configuration;

namespace HipAi.Scp.Delivery;

/// <summary>
/// How a report is written in each form: the seam between delivery and the writers, and the edge at which a test puts its own. Each gives
/// the same bytes and identifiers for the same report and destination, whenever it is asked.
/// </summary>
/// <param name="Sr">DICOM structured report.</param>
/// <param name="Heatmaps">Activation maps as Secondary Captures; none where there are none.</param>
/// <param name="EncapsulatedPdf">The PDF as a DICOM object.</param>
/// <param name="RejectionNote">Key Object Selection that withdraws the objects of <see cref="ReportPackage.Withdraws"/>.</param>
/// <param name="Pdf">The PDF as a file.</param>
/// <param name="Hl7">ORU^R01, without MLLP frame.</param>
/// <param name="Fhir">Transaction bundle as JSON.</param>
/// <param name="Html">The page.</param>
internal sealed record ReportForms(
    Func<ReportPackage, DestinationOptions, DicomFile> Sr,
    Func<ReportPackage, IReadOnlyList<DicomFile>> Heatmaps,
    Func<ReportPackage, DicomFile> EncapsulatedPdf,
    Func<ReportPackage, DestinationOptions, DicomFile> RejectionNote,
    Func<ReportPackage, byte[]> Pdf,
    Func<ReportPackage, DestinationOptions, byte[]> Hl7,
    Func<ReportPackage, DestinationOptions, byte[]> Fhir,
    Func<ReportPackage, byte[]> Html)
{
    /// <summary>Writes one form.</summary>
    /// <exception cref="FormException">It cannot be written.</exception>
    public static T Write<T>(ReportForm form, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception fault) when (fault is not (OutOfMemoryException or OperationCanceledException) && !Storage.StorageFault.IsOurs(fault))
        {
            // Whatever a writer throws of this report, it would throw again. A disk that fails is another matter.
            throw new FormException(form, fault);
        }
    }

    /// <summary>The DICOM objects of a report, in the order in which they are sent: SR, images, document, and the rejection note last.</summary>
    /// <exception cref="FormException">A form cannot be written.</exception>
    public IReadOnlyList<DicomFile> Objects(ReportPackage package, DestinationOptions destination)
    {
        var (forms, objects) = (FormsOfKinds.Of(destination), new List<DicomFile>());
        if (forms.Contains(ReportForm.Sr)) objects.Add(Write(ReportForm.Sr, () => Sr(package, destination)));
        if (forms.Contains(ReportForm.Heatmaps)) objects.AddRange(Write(ReportForm.Heatmaps, () => Heatmaps(package)));
        if (forms.Contains(ReportForm.Pdf)) objects.Add(Write(ReportForm.Pdf, () => EncapsulatedPdf(package)));
        if (package.Withdraws is not null) objects.Add(Write(ReportForm.Sr, () => RejectionNote(package, destination)));
        return objects;
    }
}
