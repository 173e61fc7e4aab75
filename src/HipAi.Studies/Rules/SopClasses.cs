namespace HipAi.Studies;

/// <summary>The storage classes a study may hold and what is done with each, as data (PS3.4 B.5).</summary>
internal static class SopClasses
{
    public const string SecondaryCapture = "1.2.840.10008.5.1.4.1.1.7";

    public const string DigitalXRayForProcessing = "1.2.840.10008.5.1.4.1.1.1.1.1";

    /// <summary>Classes whose images are radiographs.</summary>
    public static readonly string[] Radiographs =
    [
        "1.2.840.10008.5.1.4.1.1.1",
        "1.2.840.10008.5.1.4.1.1.1.1",
        DigitalXRayForProcessing,
    ];

    /// <summary>Names of the classes that are stored but never judged.</summary>
    public static readonly Dictionary<string, string> NotRadiographs = new(StringComparer.Ordinal)
    {
        ["1.2.840.10008.5.1.4.1.1.7.1"] = "Multi-frame Single Bit Secondary Capture",
        ["1.2.840.10008.5.1.4.1.1.7.2"] = "Multi-frame Grayscale Byte Secondary Capture",
        ["1.2.840.10008.5.1.4.1.1.7.3"] = "Multi-frame Grayscale Word Secondary Capture",
        ["1.2.840.10008.5.1.4.1.1.7.4"] = "Multi-frame True Color Secondary Capture",
        ["1.2.840.10008.5.1.4.1.1.2"] = "CT Image",
        ["1.2.840.10008.5.1.4.1.1.12.1"] = "X-Ray Angiographic Image",
        ["1.2.840.10008.5.1.4.1.1.12.2"] = "X-Ray Radiofluoroscopic Image",
        ["1.2.840.10008.5.1.4.1.1.11.1"] = "Grayscale Softcopy Presentation State",
        ["1.2.840.10008.5.1.4.1.1.11.2"] = "Color Softcopy Presentation State",
        ["1.2.840.10008.5.1.4.1.1.11.3"] = "Pseudo-Color Softcopy Presentation State",
        ["1.2.840.10008.5.1.4.1.1.11.4"] = "Blending Softcopy Presentation State",
        ["1.2.840.10008.5.1.4.1.1.1.2"] = "Digital Mammography X-Ray Image",
        ["1.2.840.10008.5.1.4.1.1.1.2.1"] = "Digital Mammography X-Ray Image",
        ["1.2.840.10008.5.1.4.1.1.1.3"] = "Digital Intra-Oral X-Ray Image",
        ["1.2.840.10008.5.1.4.1.1.1.3.1"] = "Digital Intra-Oral X-Ray Image",
        ["1.2.840.10008.5.1.4.1.1.88.67"] = "X-Ray Radiation Dose SR",
        ["1.2.840.10008.5.1.4.1.1.88.11"] = "Basic Text SR",
        ["1.2.840.10008.5.1.4.1.1.88.22"] = "Enhanced SR",
        ["1.2.840.10008.5.1.4.1.1.88.33"] = "Comprehensive SR",
        ["1.2.840.10008.5.1.4.1.1.88.34"] = "Comprehensive 3D SR",
        ["1.2.840.10008.5.1.4.1.1.88.35"] = "Extensible SR",
        ["1.2.840.10008.5.1.4.1.1.88.59"] = "Key Object Selection",
        ["1.2.840.10008.5.1.4.1.1.104.1"] = "Encapsulated PDF",
        ["1.2.840.10008.5.1.4.1.1.30"] = "Parametric Map",
        ["1.2.840.10008.5.1.4.1.1.66.4"] = "Segmentation",
    };
}
