namespace HipAi.Studies;

/// <summary>Which side of the patient an image shows, as DICOM Image Laterality (0020,0062) tells it.</summary>
public enum ImageLaterality
{
    /// <summary>Nothing usable tells the side.</summary>
    Unknown,

    /// <summary>Right only (R).</summary>
    Right,

    /// <summary>Left only (L).</summary>
    Left,

    /// <summary>Both hips are in the image (B), as on an AP pelvis.</summary>
    Bilateral,
}
