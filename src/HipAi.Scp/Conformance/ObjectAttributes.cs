using HipAi.Dicom.Data;

namespace HipAi.Scp.Conformance;

/// <summary>Every attribute of received objects that HipAI looks at. A test holds it to the code that reads them.</summary>
internal static class ObjectAttributes
{
    private const string Identity = "identity of the object; must be there";
    private const string Grouping = "grouping of the study and the text of the report";
    private const string Patient = "patient in the report; never in a log";
    private const string View = "which view of which body part it is";
    private const string Side = "which side it is";
    private const string Pixels = "how the pixels are stored";
    private const string Rendering = "the grey-scale pipeline (PS3.4 N.2)";
    private const string Codes = "codes inside the sequences named here";

    /// <summary>In the order in which they are used.</summary>
    public static IReadOnlyList<ObjectAttribute> All { get; } =
    [
        .. Used(Identity, DicomTag.SOPClassUID, DicomTag.SOPInstanceUID, DicomTag.StudyInstanceUID),
        .. Used("identity of the series; may be missing", DicomTag.SeriesInstanceUID),
        .. Used("kept in the meta information of the stored file: the sender", DicomTag.SourceApplicationEntityTitle),
        .. Used(Patient, DicomTag.PatientName, DicomTag.PatientID, DicomTag.PatientSex, DicomTag.PatientBirthDate, DicomTag.PatientAge),
        .. Used("with the Patient ID: whether all images of a study are of one patient", DicomTag.IssuerOfPatientID),
        .. Used(Grouping, DicomTag.AccessionNumber, DicomTag.StudyDate, DicomTag.StudyTime, DicomTag.StudyDescription, DicomTag.InstitutionName),
        .. Used("device in the report", DicomTag.Manufacturer, DicomTag.ManufacturerModelName),
        .. Used(
            View, DicomTag.Modality, DicomTag.PresentationIntentType, DicomTag.ImageType, DicomTag.BodyPartExamined, DicomTag.ViewPosition,
            DicomTag.ViewCodeSequence, DicomTag.ViewModifierCodeSequence, DicomTag.AnatomicRegionSequence, DicomTag.ProtocolName,
            DicomTag.SeriesDescription, DicomTag.PerformedProcedureStepDescription, DicomTag.AcquisitionDeviceProcessingDescription),
        .. Used(
            Side, DicomTag.ImageLaterality, DicomTag.Laterality, DicomTag.AnatomicRegionModifierSequence),
        .. Used("plane of the view, and on which side of the picture the patient's left lies", DicomTag.PatientOrientation),
        .. Used(Codes, DicomTag.CodeValue, DicomTag.CodingSchemeDesignator, DicomTag.CodeMeaning),
        .. Used(
            "millimetres per pixel at the joint; without them no cause of failure is looked for", DicomTag.ImagerPixelSpacing, DicomTag.PixelSpacing,
            DicomTag.PixelSpacingCalibrationType, DicomTag.EstimatedRadiographicMagnificationFactor, DicomTag.DistanceSourceToDetector,
            DicomTag.DistanceSourceToPatient),
        .. Used(
            Pixels, DicomTag.Rows, DicomTag.Columns, DicomTag.BitsAllocated, DicomTag.BitsStored, DicomTag.HighBit,
            DicomTag.PixelRepresentation, DicomTag.SamplesPerPixel, DicomTag.PlanarConfiguration, DicomTag.NumberOfFrames, DicomTag.PixelData,
            DicomTag.FloatPixelData, DicomTag.DoubleFloatPixelData, DicomTag.ExtendedOffsetTable, DicomTag.ExtendedOffsetTableLengths),
        .. Used(
            Rendering, DicomTag.PhotometricInterpretation, DicomTag.PixelPaddingValue, DicomTag.PixelPaddingRangeLimit,
            DicomTag.ModalityLUTSequence, DicomTag.RescaleSlope, DicomTag.RescaleIntercept, DicomTag.VOILUTSequence, DicomTag.LUTDescriptor,
            DicomTag.LUTData, DicomTag.LUTExplanation, DicomTag.WindowCenter, DicomTag.WindowWidth,
            DicomTag.WindowCenterWidthExplanation, DicomTag.VOILUTFunction, DicomTag.PresentationLUTShape),
    ];

    private static IEnumerable<ObjectAttribute> Used(string use, params DicomTag[] tags) => tags.Select(tag => new ObjectAttribute(tag, use));
}
