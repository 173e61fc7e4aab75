using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>The coded concepts of result objects (PS3.16; SNOMED CT from the Global Patient Set). What other forms name too, and what no standard scheme has, is in <see cref="FindingCodes"/>.</summary>
internal static class Concepts
{
    public static readonly CodedConcept MeasurementReport = Dcm("126000", "Imaging Measurement Report");
    public static readonly CodedConcept Language = Dcm("121049", "Language of Content Item and Descendants");
    public static readonly CodedConcept ObserverType = Dcm("121005", "Observer Type");
    public static readonly CodedConcept Device = Dcm("121007", "Device");
    public static readonly CodedConcept Person = Dcm("121006", "Person");
    public static readonly CodedConcept PersonName = Dcm("121008", "Person Observer Name");
    public static readonly CodedConcept DeviceUid = Dcm("121012", "Device Observer UID");
    public static readonly CodedConcept DeviceName = Dcm("121013", "Device Observer Name");
    public static readonly CodedConcept DeviceManufacturer = Dcm("121014", "Device Observer Manufacturer");
    public static readonly CodedConcept DeviceModel = Dcm("121015", "Device Observer Model Name");
    public static readonly CodedConcept DeviceSerial = Dcm("121016", "Device Observer Serial Number");
    public static readonly CodedConcept ProcedureReported = Dcm("121058", "Procedure reported");
    public static readonly CodedConcept RadiographOfAnyRegion = new("43468-8", "LN", "XR unspecified body region");

    public static readonly CodedConcept ImageLibrary = Dcm("111028", "Image Library");
    public static readonly CodedConcept ImageLibraryGroup = Dcm("126200", "Image Library Group");
    public static readonly CodedConcept Modality = Dcm("121139", "Modality");
    public static readonly CodedConcept TargetRegion = Dcm("123014", "Target Region");
    public static readonly CodedConcept ImageLaterality = Dcm("111027", "Image Laterality");
    public static readonly CodedConcept StudyDate = Dcm("111060", "Study Date");
    public static readonly CodedConcept ImageView = Dcm("111031", "Image View");
    public static readonly CodedConcept ImageViewModifier = Dcm("111032", "Image View Modifier");
    public static readonly CodedConcept AnteroPosterior = Sct("399348003", "antero-posterior");
    public static readonly CodedConcept Lateral = Sct("399067008", "lateral");
    public static readonly CodedConcept CrossTable = Dcm("111069", "Crosstable");
    public static readonly CodedConcept Pelvis = Sct("816092008", "Pelvis");
    public static readonly CodedConcept HipJoint = FindingCodes.HipJoint;
    public static readonly CodedConcept Right = FindingCodes.RightSide;
    public static readonly CodedConcept Left = FindingCodes.LeftSide;
    public static readonly CodedConcept Bilateral = Sct("51440002", "Bilateral");

    public static readonly CodedConcept Measurements = Dcm("126010", "Imaging Measurements");
    public static readonly CodedConcept MeasurementGroup = Dcm("125007", "Measurement Group");
    public static readonly CodedConcept TrackingIdentifier = Dcm("112039", "Tracking Identifier");
    public static readonly CodedConcept TrackingUid = Dcm("112040", "Tracking Unique Identifier");
    public static readonly CodedConcept FindingCategory = Sct("276214006", "Finding category");
    public static readonly CodedConcept Finding = Dcm("121071", "Finding");
    public static readonly CodedConcept FindingSite = Sct("363698007", "Finding Site");
    public static readonly CodedConcept Laterality = FindingCodes.Laterality;
    public static readonly CodedConcept Source = Dcm("121112", "Source of Measurement");
    public static readonly CodedConcept Certainty = Dcm("111012", "Certainty of Finding");
    public static readonly CodedConcept Probability = FindingCodes.Probability;
    public static readonly CodedConcept Implant = Sct("40388003", "Implant");
    public static readonly CodedConcept ProsthesisDisorder = Sct("240266004", "Disorder of prosthetic joint");
    public static readonly CodedConcept Indeterminate = Sct("82334004", "Indeterminate");

    public static readonly CodedConcept AlgorithmName = Dcm("111001", "Algorithm Name");
    public static readonly CodedConcept AlgorithmParameters = Dcm("111002", "Algorithm Parameters");
    public static readonly CodedConcept AlgorithmVersion = Dcm("111003", "Algorithm Version");
    public static readonly CodedConcept AlgorithmManufacturer = Dcm("122405", "Algorithm Manufacturer");
    public static readonly CodedConcept AlgorithmFamily = Dcm("111000", "Algorithm Family");
    public static readonly CodedConcept ArtificialIntelligence = Dcm("123110", "Artificial Intelligence");
    public static readonly CodedConcept ClassActivation = Dcm("130402", "Class activation");

    public static readonly CodedConcept Evaluations = new("C0034375", "UMLS", "Qualitative Evaluations");
    public static readonly CodedConcept Comment = Dcm("121106", "Comment");
    public static readonly CodedConcept Narrative = Dcm("111412", "Narrative Summary");

    public static readonly CodedConcept HardwareClass = FindingCodes.HardwareClass;
    public static readonly CodedConcept HardwareStatus = FindingCodes.HardwareStatus;
    public static readonly CodedConcept Vote = Own("VOTE", "Vote of an ensemble member");
    public static readonly CodedConcept Unfamiliarity = Own("UNFAMILIARITY", "Unlikeness to the training images");
    public static readonly CodedConcept FailureSign = Own("FAILSIGN", "Possible sign of failure of the prosthesis");
    public static readonly CodedConcept InfectionScore = FindingCodes.InfectionScore;
    public static readonly CodedConcept FailureMap = Own("FAILMAP", "Map of signs of a cause of failure");

    public static readonly CodedConcept Percent = new("%", "UCUM", "Percent");
    public static readonly CodedConcept NoUnits = FindingCodes.NoUnits;
    public static readonly CodedConcept Score = FindingCodes.ScoreUnit;

    public static readonly CodedConcept ProcessingEquipment = Dcm("109102", "Processing Equipment");
    public static readonly CodedConcept ProcessedSource = Dcm("121322", "Source image for image processing operation");
    public static readonly CodedConcept ImagingReport = new("18748-4", "LN", "Diagnostic Imaging Report");
    public static readonly CodedConcept KeyObjectDescription = Dcm("113012", "Key Object Description");
    public static readonly CodedConcept RejectedForQuality = Dcm("113001", "Rejected for Quality Reasons");
    public static readonly CodedConcept RejectedForSafety = Dcm("113037", "Rejected for Patient Safety Reasons");

    /// <summary>The code of a side.</summary>
    public static CodedConcept Of(HipSide side) => FindingCodes.Side(side);

    /// <summary>A code of DICOM's own scheme.</summary>
    public static CodedConcept Dcm(string value, string meaning) => new(value, "DCM", meaning);

    private static CodedConcept Sct(string value, string meaning) => new(value, "SCT", meaning);

    private static CodedConcept Own(string value, string meaning) => new(value, FindingCodes.Scheme, meaning);
}
