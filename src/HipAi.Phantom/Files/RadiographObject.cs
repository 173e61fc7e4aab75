using System.Globalization;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Scenes;
using HipAi.Studies;

namespace HipAi.Phantom.Files;

/// <summary>Writes a picture as a DX (PS3.3 A.26) or CR (A.2) image.</summary>
internal sealed class RadiographObject(StudyFrame study, ViewPlan plan, Acquisition acquisition, HeaderGaps gaps, Picture picture, int number)
{
    private readonly bool _cr = acquisition.Device.IsComputedRadiography;

    /// <summary>The picture as it is to be shown.</summary>
    public DicomFile Build(StoredImage image, string sopInstanceUid)
    {
        var data = Common(_cr ? DicomUID.ComputedRadiographyImageStorage : DicomUID.DigitalXRayImageStorageForPresentation, sopInstanceUid, "series");
        Pixels(data, image.Width, image.Height, image.BitsStored, image.Inverse, image.Pixels);
        data.AddOrUpdate(DicomTag.WindowCenter, Number(image.WindowCenter))
            .AddOrUpdate(DicomTag.WindowWidth, Number(image.WindowWidth))
            .AddOrUpdate(DicomTag.VOILUTFunction, image.Sigmoid ? "SIGMOID" : "LINEAR");
        if (_cr) Cr(data);
        else Dx(data, "FOR PRESENTATION", "LOG", image.Inverse ? (short)1 : (short)-1, image.Inverse);
        return new DicomFile(data, DicomTransferSyntax.ExplicitVRLittleEndian);
    }

    /// <summary>What the detector read, before processing: DX For Processing. It has no window, for it is not to be shown.</summary>
    public DicomFile BuildRaw(RawImage raw, string sopInstanceUid)
    {
        var data = Common(DicomUID.DigitalXRayImageStorageForProcessing, sopInstanceUid, "raw series");
        Pixels(data, raw.Width, raw.Height, raw.BitsStored, false, raw.Pixels);
        Dx(data, "FOR PROCESSING", raw.Logarithm ? "LOG" : "LIN", raw.Inverse ? (short)-1 : (short)1, false);
        return new DicomFile(data, DicomTransferSyntax.ExplicitVRLittleEndian);
    }

    private DicomDataset Common(DicomUID sopClassUid, string sopInstanceUid, string series)
    {
        var data = new DicomDataset();
        Identity(data, sopClassUid, sopInstanceUid, series);
        Patient(data);
        Device(data);
        ViewAttributes.Write(data, plan, acquisition.Device, gaps);
        return data;
    }

    private DateTime Taken => study.Date.ToDateTime(study.Time).AddMinutes(3 * number);

    private void Identity(DicomDataset data, DicomUID sopClassUid, string sopInstanceUid, string series)
    {
        var (date, time) = (Date(DateOnly.FromDateTime(Taken)), Time(TimeOnly.FromDateTime(Taken)));
        data.AddOrUpdate(DicomTag.SpecificCharacterSet, "ISO_IR 192")
            .AddOrUpdate(DicomTag.ImageType, _cr ? ["ORIGINAL", "PRIMARY"] : ["ORIGINAL", "PRIMARY", ""])
            .AddOrUpdate(DicomTag.SOPClassUID, sopClassUid)
            .AddOrUpdate(DicomTag.SOPInstanceUID, sopInstanceUid)
            .AddOrUpdate(DicomTag.StudyInstanceUID, study.StudyInstanceUid)
            .AddOrUpdate(DicomTag.SeriesInstanceUID, StudyFrame.Uid(study.Seed, FormattableString.Invariant($"{series}/{number}")))
            .AddOrUpdate(DicomTag.StudyID, "1")
            .AddOrUpdate(DicomTag.SeriesNumber, number.ToString(CultureInfo.InvariantCulture))
            .AddOrUpdate(DicomTag.InstanceNumber, "1")
            .AddOrUpdate(DicomTag.StudyDate, Date(study.Date)).AddOrUpdate(DicomTag.StudyTime, Time(study.Time))
            .AddOrUpdate(DicomTag.AcquisitionDate, date).AddOrUpdate(DicomTag.AcquisitionTime, time)
            .AddOrUpdate(DicomTag.ContentDate, date).AddOrUpdate(DicomTag.ContentTime, time)
            .AddOrUpdate(DicomTag.AccessionNumber, study.AccessionNumber)
            .AddOrUpdate(DicomTag.Modality, _cr ? "CR" : "DX")
            .AddOrUpdate(DicomTag.InstitutionName, study.Institution)
            .AddOrUpdate(DicomTag.ReferringPhysicianName, "SIMULATED^REFERRER");
    }

    private void Patient(DicomDataset data) =>
        data.AddOrUpdate(DicomTag.PatientName, study.PatientName)
            .AddOrUpdate(DicomTag.PatientID, study.PatientId)
            .AddOrUpdate(DicomTag.IssuerOfPatientID, "SIMULATED")
            .AddOrUpdate(DicomTag.PatientBirthDate, Date(study.BirthDate))
            .AddOrUpdate(DicomTag.PatientSex, study.Sex.ToString());

    private void Device(DicomDataset data)
    {
        data.AddOrUpdate(DicomTag.Manufacturer, acquisition.Device.Manufacturer)
            .AddOrUpdate(DicomTag.ManufacturerModelName, acquisition.Device.Model)
            .AddOrUpdate(DicomTag.DeviceSerialNumber, "SIM-0001")
            .AddOrUpdate(DicomTag.SoftwareVersions, "2.0");
        ExposureAttributes.Write(data, plan, acquisition);
    }

    private void Pixels(DicomDataset data, int width, int height, int bitsStored, bool inverse, ushort[] pixels) =>
        data.AddOrUpdate(DicomTag.SamplesPerPixel, (ushort)1)
            .AddOrUpdate(DicomTag.PhotometricInterpretation, inverse ? "MONOCHROME1" : "MONOCHROME2")
            .AddOrUpdate(DicomTag.Rows, (ushort)height)
            .AddOrUpdate(DicomTag.Columns, (ushort)width)
            .AddOrUpdate(DicomTag.BitsAllocated, (ushort)16)
            .AddOrUpdate(DicomTag.BitsStored, (ushort)bitsStored)
            .AddOrUpdate(DicomTag.HighBit, (ushort)(bitsStored - 1))
            .AddOrUpdate(DicomTag.PixelRepresentation, (ushort)0)
            .AddOrUpdate(DicomTag.BurnedInAnnotation, picture.Texts.Any(text => text.Identifies) ? "YES" : "NO")
            .AddOrUpdate(DicomTag.LossyImageCompression, "00")
            .AddOrUpdate(DicomVR.OW, DicomTag.PixelData, pixels);

    private void Cr(DicomDataset data)
    {
        data.AddOrUpdate(DicomTag.PlateType, "PSP");
        if (plan.Side is not (ImageLaterality.Left or ImageLaterality.Right)) return;
        // Of a paired part it must be there, but it may be empty (type 2C).
        if (gaps.NoSide) data.AddOrUpdate(DicomTag.Laterality);
        else data.AddOrUpdate(DicomTag.Laterality, plan.Side == ImageLaterality.Left ? "L" : "R");
    }

    private void Dx(DicomDataset data, string intent, string relationship, short sign, bool inverse)
    {
        data.AddOrUpdate(DicomTag.PresentationIntentType, intent)
            .AddOrUpdate(DicomTag.PositionerType, "COLUMN")
            .AddOrUpdate(DicomTag.DetectorType, "SCINTILLATOR")
            .AddOrUpdate(DicomTag.DetectorID, "SIM-D1")
            .AddOrUpdate(DicomTag.DetectorTemperature, "25")
            .AddOrUpdate(DicomTag.PixelIntensityRelationship, relationship)
            .AddOrUpdate(DicomTag.PixelIntensityRelationshipSign, sign)
            .AddOrUpdate(DicomTag.RescaleIntercept, "0")
            .AddOrUpdate(DicomTag.RescaleSlope, "1")
            .AddOrUpdate(DicomTag.RescaleType, "US")
            .AddOrUpdate(DicomTag.PresentationLUTShape, inverse ? "INVERSE" : "IDENTITY")
            .AddOrUpdate(new DicomSequence(DicomTag.AcquisitionContextSequence));
        ViewAttributes.WriteDx(data, plan, gaps);
    }

    private static string Number(double value) => Math.Round(value, 4).ToString(CultureInfo.InvariantCulture);

    private static string Date(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Time(TimeOnly time) => time.ToString("HHmmss", CultureInfo.InvariantCulture);
}
