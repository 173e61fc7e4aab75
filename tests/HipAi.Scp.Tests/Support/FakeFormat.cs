using System.Text;
using HipAi.Scp.Storage;
using HipAi.Studies;

namespace HipAi.Scp.Tests.Support;

/// <summary>Objects as one line of text, so that storing is tested without DICOM: <c>study|class|instance|content</c>.</summary>
internal sealed class FakeFormat : IObjectFormat
{
    private const string PrefaceText = "FAKE";
    private const string PatientMark = "patient:";
    private const string RadiographMark = "radiograph:";

    private static readonly PatientIdentity Jane = new("DOE^JANE", "ID1", "", "19500101", "F");

    /// <summary>Content that carries its own patient; other content is of one and the same.</summary>
    public static string Of(PatientIdentity patient, string pixels = "pixels") =>
        $"{PatientMark}{patient.PatientName},{patient.PatientId},{patient.IssuerOfPatientId},{patient.PatientBirthDate},{patient.PatientSex},{pixels}";

    /// <summary>Content of an antero-posterior or, where the series says so, lateral image of a side.</summary>
    public static string Radiograph(string laterality, string seriesDescription) => $"{RadiographMark}{laterality},{seriesDescription}";

    public static byte[] Object(string study, string instance, string content = "pixels", string sopClass = ScpRig.SopClass) =>
        Encoding.UTF8.GetBytes($"{study}|{sopClass}|{instance}|{content}");

    public byte[] Preface(StoreRequest request) => Encoding.UTF8.GetBytes(PrefaceText);

    public InstanceHeader ReadHeader(string path)
    {
        var parts = File.ReadAllText(path)[PrefaceText.Length..].Split('|');
        if (parts.Length != 4) throw new UnreadableObjectException("Not four parts.");
        return new InstanceHeader(
            parts[1], parts[2], "1.2.3.9", parts[0], "1.2.840.10008.1.2.1", "MODALITY",
            Description(parts[1], parts[3]),
            new StudyFacts("DOE^JANE", "ID1", "F", "19500101", "", "ACC1", "20260101", "", "Hip", "", ""),
            Patient(parts[3]));
    }

    private static PatientIdentity Patient(string content)
    {
        if (!content.StartsWith(PatientMark, StringComparison.Ordinal)) return Jane;
        var values = content[PatientMark.Length..].Split(',');
        return new PatientIdentity(values[0], values[1], values[2], values[3], values[4]);
    }

    private static ImageDescription Description(string sopClass, string content)
    {
        var image = new ImageDescription { SopClassUid = sopClass, Modality = "DX", BodyPartExamined = "HIP" };
        if (!content.StartsWith(RadiographMark, StringComparison.Ordinal)) return image;
        var values = content[RadiographMark.Length..].Split(',');
        return image with
        {
            ImageLaterality = values[0],
            ViewPosition = "AP",
            SeriesDescription = values[1],
            BodyPartExamined = values[1].Contains("PELVIS", StringComparison.Ordinal) ? "PELVIS" : "HIP",
        };
    }

    public long DataSetOffset(string path) => PrefaceText.Length;
}
