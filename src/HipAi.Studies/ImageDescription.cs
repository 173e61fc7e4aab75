namespace HipAi.Studies;

/// <summary>
/// The attributes of one image from which its view, its side and its relevance are read.
/// A plain copy of the header: no conclusion is drawn here. A missing attribute is an empty string or list.
/// </summary>
public sealed record ImageDescription
{
    /// <summary>SOP Class UID (0008,0016).</summary>
    public string SopClassUid { get; init; } = "";

    /// <summary>Modality (0008,0060).</summary>
    public string Modality { get; init; } = "";

    /// <summary>Presentation Intent Type (0008,0068).</summary>
    public string PresentationIntentType { get; init; } = "";

    /// <summary>Image Type (0008,0008), all values.</summary>
    public IReadOnlyList<string> ImageType { get; init; } = [];

    /// <summary>Body Part Examined (0018,0015).</summary>
    public string BodyPartExamined { get; init; } = "";

    /// <summary>View Position (0018,5101).</summary>
    public string ViewPosition { get; init; } = "";

    /// <summary>Code value and meaning of the first item of View Code Sequence (0054,0220).</summary>
    public CodedConcept? ViewCode { get; init; }

    /// <summary>Code value and meaning of the items of View Modifier Code Sequence (0054,0222).</summary>
    public IReadOnlyList<CodedConcept> ViewModifierCodes { get; init; } = [];

    /// <summary>Items of Anatomic Region Sequence (0008,2218).</summary>
    public IReadOnlyList<CodedConcept> AnatomicRegionCodes { get; init; } = [];

    /// <summary>Items of Anatomic Region Modifier Sequence (0008,2220).</summary>
    public IReadOnlyList<CodedConcept> AnatomicRegionModifierCodes { get; init; } = [];

    /// <summary>Image Laterality (0020,0062).</summary>
    public string ImageLaterality { get; init; } = "";

    /// <summary>Laterality (0020,0060), of the series.</summary>
    public string Laterality { get; init; } = "";

    /// <summary>Patient Orientation (0020,0020): direction of the row, then of the column.</summary>
    public IReadOnlyList<string> PatientOrientation { get; init; } = [];

    /// <summary>Protocol Name (0018,1030).</summary>
    public string ProtocolName { get; init; } = "";

    /// <summary>Series Description (0008,103E).</summary>
    public string SeriesDescription { get; init; } = "";

    /// <summary>Study Description (0008,1030).</summary>
    public string StudyDescription { get; init; } = "";

    /// <summary>Performed Procedure Step Description (0040,0254).</summary>
    public string PerformedProcedureStepDescription { get; init; } = "";

    /// <summary>Acquisition Device Processing Description (0018,1400).</summary>
    public string AcquisitionDeviceProcessingDescription { get; init; } = "";

    /// <summary>Rows (0028,0010); 0 when absent.</summary>
    public int Rows { get; init; }

    /// <summary>Columns (0028,0011); 0 when absent.</summary>
    public int Columns { get; init; }

    /// <summary>Imager Pixel Spacing (0018,1164) of the rows in millimetres; null when absent.</summary>
    public double? ImagerPixelSpacing { get; init; }

    /// <summary>Pixel Spacing (0028,0030) of the rows in millimetres; null when absent.</summary>
    public double? PixelSpacing { get; init; }

    /// <summary>Pixel Spacing Calibration Type (0028,0A02).</summary>
    public string PixelSpacingCalibrationType { get; init; } = "";

    /// <summary>Estimated Radiographic Magnification Factor (0018,1114); null when absent.</summary>
    public double? MagnificationFactor { get; init; }

    /// <summary>Distance Source to Detector (0018,1110) in millimetres; null when absent.</summary>
    public double? DistanceSourceToDetector { get; init; }

    /// <summary>Distance Source to Patient (0018,1111) in millimetres; null when absent.</summary>
    public double? DistanceSourceToPatient { get; init; }
}
