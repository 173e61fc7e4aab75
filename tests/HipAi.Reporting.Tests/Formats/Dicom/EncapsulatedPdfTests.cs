using HipAi.Dicom.Data;
using HipAi.Reporting.Formats.Dicom;
using HipAi.Testing;

namespace HipAi.Reporting.Tests.Formats.Dicom;

[Category("D3")]
public sealed class EncapsulatedPdfTests
{
    [Test]
    public async Task The_document_comes_out_as_it_went_in()
    {
        using var folder = new TempFolder();
        var pdf = "%PDF-1.7\nan odd number of bytes"u8.ToArray();
        Assert.That(pdf.Length % 2, Is.EqualTo(1));
        EncapsulatedPdf.Write(Records.TwoCertain(), pdf).Save(folder.File("pdf.dcm"));
        var result = await Tool.RunAsync("dcm2pdf", [folder.File("pdf.dcm"), folder.File("out.pdf")]);
        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That((await File.ReadAllBytesAsync(folder.File("out.pdf"))).Take(pdf.Length), Is.EqualTo(pdf));
    }

    [Test]
    public void It_says_whether_somebody_verified_it()
    {
        var (draft, signed) = (EncapsulatedPdf.Write(Records.TwoCertain(), "%PDF-"u8.ToArray()).Dataset, EncapsulatedPdf.Write(Records.Named("signed"), "%PDF-"u8.ToArray()).Dataset);
        Assert.That(draft.GetString(DicomTag.VerificationFlag), Is.EqualTo("UNVERIFIED"));
        Assert.That(draft.GetString(DicomTag.DocumentTitle), Does.Contain("preliminary"));
        Assert.That(signed.GetString(DicomTag.VerificationFlag), Is.EqualTo("VERIFIED"));
        Assert.That(draft.GetString(DicomTag.AcquisitionDateTime), Is.EqualTo("20261121165800"));
        Assert.That(draft.GetSequenceItems(DicomTag.SourceInstanceSequence), Has.Count.EqualTo(2));
    }

    [Test]
    public void What_is_no_pdf_is_refused() => Assert.That(() => EncapsulatedPdf.Write(Records.TwoCertain(), [1, 2, 3]), Throws.ArgumentException);
}
