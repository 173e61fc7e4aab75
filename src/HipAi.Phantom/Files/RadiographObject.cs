using System.Globalization;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Scenes;
using HipAi.Studies;

namespace HipAi.Phantom.Files;

/// <summary>Writes a picture as a DX For Presentation (PS3.3 A.26) or CR (A.2) image.</summary>
internal sealed class RadiographObject(StudyFrame study, ViewPlan plan, Acquisition acquisition, HeaderGaps gaps, int number)
{
    private readonly bool _cr = acquisition.Device.IsComputedRadiography;

    public DicomFile Build(StoredImage image, string sopInstanceUid)
    {
        var data = new DicomDataset();
        Identity(data, sopInstanceUid);
        Patient(data);
        Device(data);
        View(data);
        Pixels(data, image);
        if (_cr) Cr(data); else Dx(data);
        return new DicomFile(data, DicomTransferSyntax.ExplicitVRLittleEndian);
    }

    private DateTime Taken => study.Date.ToDateTime(study.Time).AddMinutes(3 * number);

    private void Identity(DicomDataset data, string sopInstanceUid)
    {
        var (date, time) = (Date(DateOnly.FromDateTime(Taken)), Time(TimeOnly.FromDateTime(Taken)));
        data.AddOrUpdate(DicomTag.SpecificCharacterSet, "ISO_IR 192")
            .AddOrUpdate(DicomTag.ImageType, _cr ? ["ORIGINAL", "PRIMARY"] : ["ORIGINAL", "PRIMARY", ""])
            .AddOrUpdate(DicomTag.SOPClassUID, _cr ? DicomUID.ComputedRadiographyImageStorage : DicomUID.DigitalXRayImageStorageForPresentation)
            .AddOrUpdate(DicomTag.SOPInstanceUID, sopInstanceUid)
            .AddOrUpdate(DicomTag.StudyInstanceUID, study.StudyInstanceUid)
            .AddOrUpdate(DicomTag.SeriesInstanceUID, StudyFrame.Uid(study.Seed, FormattableString.Invariant($"series/{number}")))
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
        var pitch = Number(plan.Geometry.Pitch);
        data.AddOrUpdate(DicomTag.Manufacturer, acquisition.Device.Manufacturer)
            .AddOrUpdate(DicomTag.ManufacturerModelName, acquisition.Device.Model)
            .AddOrUpdate(DicomTag.DeviceSerialNumber, "SIM-0001")
            .AddOrUpdate(DicomTag.SoftwareVersions, "1.0")
            .AddOrUpdate(DicomTag.KVP, Number(MathF.Round(acquisition.Kilovolts)))
            .AddOrUpdate(DicomTag.DistanceSourceToDetector, Number(MathF.Round(plan.Geometry.SourceToDetector)))
            .AddOrUpdate(DicomTag.Exposure, acquisition.MilliampereSeconds.ToString(CultureInfo.InvariantCulture))
            .AddOrUpdate(DicomTag.ImagerPixelSpacing, pitch, pitch);
    }

    private void View(DicomDataset data)
    {
        var named = gaps.Wrong == HeaderFault.SideInTexts ? Other(plan.Side) : plan.Side;
        var (protocol, series, description) = ProtocolWords.Of(acquisition.Device.Words, plan.View, named);
        data.AddOrUpdate(DicomTag.BodyPartExamined, plan.View == RadiographView.ApPelvis ? "PELVIS" : "HIP");
        if (gaps.NoOrientation && _cr) data.AddOrUpdate(DicomTag.PatientOrientation);
        else data.AddOrUpdate(DicomTag.PatientOrientation, [.. Orientation()]);
        if (!gaps.NoTexts)
            data.AddOrUpdate(DicomTag.ProtocolName, protocol)
                .AddOrUpdate(DicomTag.SeriesDescription, series).AddOrUpdate(DicomTag.StudyDescription, description);
        var position = LateralNamed() ? (plan.Side == ImageLaterality.Left ? "RL" : "LL") : "AP";
        if (!gaps.NoViewCodes) data.AddOrUpdate(DicomTag.ViewPosition, position);
        else if (_cr) data.AddOrUpdate(DicomTag.ViewPosition);
    }

    /// <summary>Whether the codes call it a lateral: rightly, unless the fault is theirs.</summary>
    private bool LateralNamed() => (plan.View == RadiographView.CrossTableLateral) != (gaps.Wrong == HeaderFault.ViewPosition);

    private IEnumerable<string> Orientation() => gaps.Wrong == HeaderFault.Orientation
        ? plan.Orientation.Select((direction, i) => i == 0 ? Opposite(direction) : direction)
        : plan.Orientation;

    private static string Opposite(string direction) => new([.. direction.Select(letter => letter switch
    {
        'L' => 'R', 'R' => 'L', 'A' => 'P', 'P' => 'A', 'H' => 'F', _ => 'H',
    })]);

    private void Pixels(DicomDataset data, StoredImage image)
    {
        data.AddOrUpdate(DicomTag.SamplesPerPixel, (ushort)1)
            .AddOrUpdate(DicomTag.PhotometricInterpretation, image.Inverse ? "MONOCHROME1" : "MONOCHROME2")
            .AddOrUpdate(DicomTag.Rows, (ushort)image.Height)
            .AddOrUpdate(DicomTag.Columns, (ushort)image.Width)
            .AddOrUpdate(DicomTag.BitsAllocated, (ushort)16)
            .AddOrUpdate(DicomTag.BitsStored, (ushort)image.BitsStored)
            .AddOrUpdate(DicomTag.HighBit, (ushort)(image.BitsStored - 1))
            .AddOrUpdate(DicomTag.PixelRepresentation, (ushort)0)
            .AddOrUpdate(DicomTag.BurnedInAnnotation, acquisition.Marker is { Present: true, Electronic: true } ? "YES" : "NO")
            .AddOrUpdate(DicomTag.LossyImageCompression, "00")
            .AddOrUpdate(DicomTag.WindowCenter, Number(image.WindowCenter))
            .AddOrUpdate(DicomTag.WindowWidth, Number(image.WindowWidth))
            .AddOrUpdate(DicomTag.VOILUTFunction, image.Sigmoid ? "SIGMOID" : "LINEAR")
            .AddOrUpdate(DicomVR.OW, DicomTag.PixelData, image.Pixels);
    }

    private void Cr(DicomDataset data)
    {
        data.AddOrUpdate(DicomTag.PlateType, "PSP");
        if (!gaps.NoSide && plan.Side is ImageLaterality.Left or ImageLaterality.Right)
            data.AddOrUpdate(DicomTag.Laterality, plan.Side == ImageLaterality.Left ? "L" : "R");
    }

    private void Dx(DicomDataset data)
    {
        var side = plan.Side switch { ImageLaterality.Left => "L", ImageLaterality.Right => "R", _ => "B" };
        if (gaps.NoSide) side = "U";
        var region = plan.View == RadiographView.ApPelvis ? Code("816092008", "SCT", "Pelvis") : Code("24136001", "SCT", "Hip joint");
        data.AddOrUpdate(DicomTag.PresentationIntentType, "FOR PRESENTATION")
            .AddOrUpdate(DicomTag.ImageLaterality, side)
            .AddOrUpdate(DicomTag.AnatomicRegionSequence, region)
            .AddOrUpdate(DicomTag.PositionerType, "COLUMN")
            .AddOrUpdate(DicomTag.DetectorType, "SCINTILLATOR")
            .AddOrUpdate(DicomTag.DetectorID, "SIM-D1")
            .AddOrUpdate(DicomTag.DetectorTemperature, "25")
            .AddOrUpdate(DicomTag.PixelIntensityRelationship, "LOG")
            .AddOrUpdate(DicomTag.PixelIntensityRelationshipSign, acquisition.Device.Inverse ? (short)1 : (short)-1)
            .AddOrUpdate(DicomTag.RescaleIntercept, "0")
            .AddOrUpdate(DicomTag.RescaleSlope, "1")
            .AddOrUpdate(DicomTag.RescaleType, "US")
            .AddOrUpdate(DicomTag.PresentationLUTShape, acquisition.Device.Inverse ? "INVERSE" : "IDENTITY")
            .AddOrUpdate(new DicomSequence(DicomTag.AcquisitionContextSequence));
        if (gaps.NoViewCodes) return;
        var lateral = LateralNamed();
        var view = lateral ? Code("399067008", "SCT", "lateral") : Code("399348003", "SCT", "antero-posterior");
        if (lateral) view.AddOrUpdate(DicomTag.ViewModifierCodeSequence, Code("111069", "DCM", "Crosstable"));
        else view.AddOrUpdate(new DicomSequence(DicomTag.ViewModifierCodeSequence));
        data.AddOrUpdate(DicomTag.ViewCodeSequence, view);
    }

    private static DicomDataset Code(string value, string scheme, string meaning) =>
        new DicomDataset()
            .AddOrUpdate(DicomTag.CodeValue, value)
            .AddOrUpdate(DicomTag.CodingSchemeDesignator, scheme)
            .AddOrUpdate(DicomTag.CodeMeaning, meaning);

    private static ImageLaterality Other(ImageLaterality side) => side switch
    {
        ImageLaterality.Left => ImageLaterality.Right,
        ImageLaterality.Right => ImageLaterality.Left,
        _ => side,
    };

    private static string Number(double value) => Math.Round(value, 4).ToString(CultureInfo.InvariantCulture);

    private static string Date(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Time(TimeOnly time) => time.ToString("HHmmss", CultureInfo.InvariantCulture);
}
