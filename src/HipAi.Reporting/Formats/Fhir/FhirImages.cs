using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HipAi.Dicom.Data;
using HipAi.Studies;
using static HipAi.Reporting.Formats.Fhir.FhirJson;

namespace HipAi.Reporting.Formats.Fhir;

/// <summary>The ImagingStudy: the objects of the snapshot by series. Objects whose UIDs R4 cannot hold are left out.</summary>
internal static partial class FhirImages
{
    public static JsonObject ImagingStudy(FhirScope scope)
    {
        var series = scope.Record.Snapshot.Images
            .Where(image => DicomUID.IsValid(image.Instance.SeriesInstanceUid) && DicomUID.IsValid(image.Instance.SopInstanceUid))
            .GroupBy(image => image.Instance.SeriesInstanceUid).ToList();
        return FhirScope.Resource(scope.ImagingStudy,
            ("identifier", Items(Uid(scope.Report.StudyInstanceUid), FhirActors.Accession(scope))),
            ("status", "available"),
            ("modality", Items(series.Select(Modality).DistinctBy(coding => coding.ToJsonString()))),
            ("subject", Reference(scope.Patient)),
            ("started", FhirJson.DateTime(scope.Facts.Moment)),
            ("basedOn", Items(Reference(scope.ServiceRequest))),
            ("numberOfSeries", series.Count),
            ("numberOfInstances", series.Sum(one => one.Count())),
            ("procedureCode", Items(FhirActors.Procedure(scope))),
            ("description", Text(scope.Facts.StudyDescription)),
            ("series", Items(series.Select(Series))));
    }

    private static JsonObject Series(IGrouping<string, StudyImage> series) => Node(
        ("uid", series.Key),
        ("modality", Modality(series)),
        ("numberOfInstances", series.Count()),
        ("instance", Items(series.Select(image => Node(
            ("uid", image.Instance.SopInstanceUid),
            ("sopClass", Coding("urn:ietf:rfc:3986", "urn:oid:" + image.Instance.SopClassUid, "")))))));

    // OT, other: R4 wants a modality where the header has none.
    private static JsonObject Modality(IEnumerable<StudyImage> series) =>
        Coding("http://dicom.nema.org/resources/ontology/DCM", series.Select(image => image.Description.Modality).FirstOrDefault(text => CodeString().IsMatch(text)) ?? "OT", "");

    // VR CS without spaces.
    [GeneratedRegex(@"\A[A-Z0-9_]{1,16}\z")]
    private static partial Regex CodeString();
}
