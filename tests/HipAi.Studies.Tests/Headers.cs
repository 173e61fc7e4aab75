using HipAi.Studies;

namespace HipAi.Studies.Tests;

/// <summary>The three sample headers of the standards notes, as their dumps show them, and small builders.</summary>
internal static class Headers
{
    public const string Cr = "1.2.840.10008.5.1.4.1.1.1";
    public const string Dx = "1.2.840.10008.5.1.4.1.1.1.1";

    public static readonly CodedConcept Ap = new("399348003", "SCT", "antero-posterior");
    public static readonly CodedConcept Lateral = new("399067008", "SCT", "lateral");
    public static readonly CodedConcept Crosstable = new("111069", "DCM", "Crosstable");
    public static readonly CodedConcept HipJoint = new("24136001", "SCT", "Hip joint");
    public static readonly CodedConcept Pelvis = new("816092008", "SCT", "Pelvis");

    public static readonly ImageDescription SamplePelvis = new()
    {
        SopClassUid = Dx, Modality = "DX", PresentationIntentType = "FOR PRESENTATION", ImageType = ["ORIGINAL", "PRIMARY", ""],
        BodyPartExamined = "PELVIS", ViewPosition = "AP", ViewCode = Ap, AnatomicRegionCodes = [Pelvis], ImageLaterality = "B",
        PatientOrientation = ["L", "F"], ProtocolName = "Pelvis AP", SeriesDescription = "Pelvis AP",
        StudyDescription = "XR PELVIS AP AND HIP RIGHT LATERAL", Rows = 512, Columns = 640, ImagerPixelSpacing = 0.139,
    };

    public static readonly ImageDescription SampleAxiolateral = new()
    {
        SopClassUid = Dx, Modality = "DX", PresentationIntentType = "FOR PRESENTATION", ImageType = ["ORIGINAL", "PRIMARY", ""],
        BodyPartExamined = "HIP", ViewPosition = "LL", ViewCode = Lateral, ViewModifierCodes = [Crosstable],
        AnatomicRegionCodes = [HipJoint], ImageLaterality = "R", PatientOrientation = ["A", "F"],
        ProtocolName = "Hip axiolateral (Danelius-Miller)", SeriesDescription = "Hip R axiolateral",
        StudyDescription = "XR PELVIS AP AND HIP RIGHT LATERAL", Rows = 512, Columns = 512, ImagerPixelSpacing = 0.139,
    };

    public static readonly ImageDescription SampleFrogLeg = new()
    {
        SopClassUid = Cr, Modality = "CR", ImageType = ["ORIGINAL", "PRIMARY"],
        BodyPartExamined = "HIP", ViewPosition = "AP", Laterality = "L", PatientOrientation = ["L", "F"],
        ProtocolName = "HIP FROG", SeriesDescription = "L HIP FROG LEG",
        StudyDescription = "XR PELVIS AP AND HIP RIGHT LATERAL", Rows = 512, Columns = 512, ImagerPixelSpacing = 0.139,
    };

    public static ImageDescription Text(string seriesDescription) => new() { SopClassUid = Cr, Modality = "CR", SeriesDescription = seriesDescription };

    public static StoredInstance Instance(string sopClass = Cr) => new(
        "1.2.3.1", sopClass, "1.2.3", "1.2", "1.2.840.10008.1.2.1", new string('0', 64), 1000, "1.2/1.2.3.1.dcm", "CR1",
        DateTimeOffset.UnixEpoch);
}
