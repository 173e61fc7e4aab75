using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Scp.Storage;
using HipAi.Studies;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Storage;

/// <summary>What is read of a DICOM header, and that a bad value never refuses the rest (requirement A8).</summary>
[Category("A8")]
internal sealed class HeaderMappingTests
{
    private const string Dx = "1.2.840.10008.5.1.4.1.1.1.1";

    private readonly DicomObjectFormat _format = new();
    private TempFolder _temp = null!;

    [SetUp]
    public void SetUp() => _temp = new TempFolder();

    [TearDown]
    public void TearDown() => _temp.Dispose();

    /// <summary>A defect found by rehearsing: only the header was read, and half an image was answered with success.</summary>
    [Test, Category("A7")]
    public void An_object_that_ends_inside_its_pixels_cannot_be_read()
    {
        Store(Image().AddOrUpdate(DicomVR.OW, DicomTag.PixelData, new byte[200_000]));
        var path = Directory.GetFiles(_temp.Path).Single();
        using (var file = File.OpenWrite(path)) file.SetLength(file.Length - 2);

        Assert.That(() => _format.ReadHeader(path), Throws.InstanceOf<UnreadableObjectException>());
    }

    [Test]
    public void A_stored_object_is_read_back()
    {
        var header = Store(Image());

        Assert.That(header.StudyInstanceUid, Is.EqualTo("1.2.3"));
        Assert.That(header.SeriesInstanceUid, Is.EqualTo("1.2.3.1"));
        Assert.That(header.SopInstanceUid, Is.EqualTo("1.2.3.4"));
        Assert.That(header.SopClassUid, Is.EqualTo(Dx));
        Assert.That(header.TransferSyntaxUid, Is.EqualTo(DicomTransferSyntax.ExplicitVRLittleEndian.UID.UID));
        Assert.That(header.SourceAeTitle, Is.EqualTo("MODALITY"));
        Assert.That(header.Facts, Is.EqualTo(new StudyFacts(
            "DOE^JANE", "ID1", "F", "19500102", "076Y", "ACC1", "20260101", "101112", "Hip bilateral", "Clinic", "Maker Model")));
        Assert.That(header.Patient, Is.EqualTo(new PatientIdentity("DOE^JANE", "ID1", "", "19500102", "F")));
        var description = header.Description;
        Assert.That(description.ImageType, Is.EqualTo(new[] { "ORIGINAL", "PRIMARY" }));
        Assert.That(description.PatientOrientation, Is.EqualTo(new[] { "L", "F" }));
        Assert.That(description.ViewCode, Is.EqualTo(new CodedConcept("399348003", "SCT", "antero-posterior")));
        Assert.That(description.ViewModifierCodes, Is.EqualTo(new[] { new CodedConcept("MOD", "99X", "frog leg") }));
        Assert.That(description.AnatomicRegionCodes.Single().Meaning, Is.EqualTo("Hip"));
        Assert.That((description.Rows, description.Columns), Is.EqualTo((20, 10)));
        Assert.That(description.ImagerPixelSpacing, Is.EqualTo(0.15));
        Assert.That(description.ImageLaterality, Is.EqualTo("R"));
    }

    [Test]
    [Category("C8")]
    public void What_tells_the_size_of_a_pixel_is_read()
    {
        var description = Store(Image()
            .AddOrUpdate(DicomTag.PixelSpacing, "0.13", "0.14").AddOrUpdate(DicomTag.PixelSpacingCalibrationType, "FIDUCIAL")
            .AddOrUpdate(DicomTag.EstimatedRadiographicMagnificationFactor, "1.2")
            .AddOrUpdate(DicomTag.DistanceSourceToDetector, "1150").AddOrUpdate(DicomTag.DistanceSourceToPatient, "980")).Description;

        Assert.That((description.ImagerPixelSpacing, description.PixelSpacing, description.PixelSpacingCalibrationType), Is.EqualTo((0.15, 0.13, "FIDUCIAL")));
        Assert.That((description.MagnificationFactor, description.DistanceSourceToDetector, description.DistanceSourceToPatient), Is.EqualTo((1.2, 1150, 980)));
    }

    [Test]
    public void Values_that_are_not_what_they_should_be_count_as_missing()
    {
        var image = Image();

        // As a sender wrote them: Imager Pixel Spacing LO "wide" and Rows LO "many", which cannot be set.
        var wrong = Convert.FromHexString("18006411" + "4C4F0400" + "77696465" + "28001000" + "4C4F0400" + "6D616E79");
        foreach (var item in DicomDatasetReader.Read(wrong, DicomTransferSyntax.ExplicitVRLittleEndian)) image.AddOrUpdate(item);
        image.Remove(DicomTag.PatientName);

        var header = Store(image);

        Assert.That(header.Description.Rows, Is.Zero);
        Assert.That(header.Description.ImagerPixelSpacing, Is.Null);
        Assert.That(header.Facts.PatientName, Is.Empty);
        Assert.That(header.StudyInstanceUid, Is.EqualTo("1.2.3"));
    }

    [Test]
    public void The_data_set_begins_where_the_preface_ends()
    {
        var preface = _format.Preface(new StoreRequest(Dx, "1.2.3.4", "1.2.840.10008.1.2.1", "MODALITY"));
        var path = _temp.File("x.dcm");
        File.WriteAllBytes(path, [.. preface, 1, 2, 3]);

        Assert.That(_format.DataSetOffset(path), Is.EqualTo(preface.Length));
    }

    [Test]
    public void Rubbish_is_unreadable_and_no_value_of_it_is_quoted()
    {
        var path = _temp.File("x.dcm");
        var preface = _format.Preface(new StoreRequest(Dx, "1.2.3.4", "1.2.840.10008.1.2.1", "MODALITY"));
        File.WriteAllBytes(path, [.. preface, .. "SECRETSECRETSECRETSECRETSECRET"u8]);

        Assert.That(
            () => _format.ReadHeader(path),
            Throws.InstanceOf<UnreadableObjectException>().With.Message.Not.Contains("SECRET"));
        Assert.That(() => _format.DataSetOffset(EmptyFile()), Throws.InstanceOf<UnreadableObjectException>());
    }

    [Test]
    public void A_command_whose_uid_is_not_legal_is_unreadable() =>
        Assert.That(
            () => _format.Preface(new StoreRequest("", "", "1.2.840.10008.1.2.1", "MODALITY")),
            Throws.InstanceOf<UnreadableObjectException>());

    private static DicomDataset Image()
    {
        static DicomDataset Code(string value, string scheme, string meaning) => new DicomDataset()
            .AddOrUpdate(DicomTag.CodeValue, value)
            .AddOrUpdate(DicomTag.CodingSchemeDesignator, scheme)
            .AddOrUpdate(DicomTag.CodeMeaning, meaning);

        var view = Code("399348003", "SCT", "antero-posterior");
        view.AddOrUpdate(DicomTag.ViewModifierCodeSequence, Code("MOD", "99X", "frog leg"));
        return new DicomDataset()
            .AddOrUpdate(DicomTag.SOPClassUID, Dx)
            .AddOrUpdate(DicomTag.SOPInstanceUID, "1.2.3.4")
            .AddOrUpdate(DicomTag.StudyInstanceUID, "1.2.3")
            .AddOrUpdate(DicomTag.SeriesInstanceUID, "1.2.3.1")
            .AddOrUpdate(DicomTag.PatientName, "DOE^JANE")
            .AddOrUpdate(DicomTag.PatientID, "ID1")
            .AddOrUpdate(DicomTag.PatientSex, "F")
            .AddOrUpdate(DicomTag.PatientBirthDate, "19500102")
            .AddOrUpdate(DicomTag.PatientAge, "076Y")
            .AddOrUpdate(DicomTag.AccessionNumber, "ACC1")
            .AddOrUpdate(DicomTag.StudyDate, "20260101")
            .AddOrUpdate(DicomTag.StudyTime, "101112")
            .AddOrUpdate(DicomTag.StudyDescription, "Hip bilateral")
            .AddOrUpdate(DicomTag.InstitutionName, "Clinic")
            .AddOrUpdate(DicomTag.Manufacturer, "Maker")
            .AddOrUpdate(DicomTag.ManufacturerModelName, "Model")
            .AddOrUpdate(DicomTag.ImageType, "ORIGINAL", "PRIMARY")
            .AddOrUpdate(DicomTag.PatientOrientation, "L", "F")
            .AddOrUpdate(DicomTag.ImageLaterality, "R")
            .AddOrUpdate(DicomTag.ViewCodeSequence, view)
            .AddOrUpdate(DicomTag.AnatomicRegionSequence, Code("24136001", "SCT", "Hip"))
            .AddOrUpdate(DicomTag.ImagerPixelSpacing, "0.15", "0.16")
            .AddOrUpdate(DicomTag.Rows, (ushort)20)
            .AddOrUpdate(DicomTag.Columns, (ushort)10);
    }

    private InstanceHeader Store(DicomDataset dataset)
    {
        var path = _temp.File($"{Guid.NewGuid():N}.dcm");
        using (var file = File.Create(path))
        {
            file.Write(_format.Preface(new StoreRequest(Dx, "1.2.3.4", DicomTransferSyntax.ExplicitVRLittleEndian.UID.UID, "MODALITY")));
            DicomDatasetWriter.Write(file, dataset, DicomTransferSyntax.ExplicitVRLittleEndian);
        }

        return _format.ReadHeader(path);
    }

    private string EmptyFile()
    {
        var path = _temp.File("empty.dcm");
        File.WriteAllBytes(path, []);
        return path;
    }
}
