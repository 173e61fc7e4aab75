using System.Text.Json.Nodes;
using HipAi.Studies;
using static HipAi.Reporting.Formats.Fhir.FhirJson;

namespace HipAi.Reporting.Formats.Fhir;

/// <summary>
/// The cause of failure of an arthroplasty: an Observation that names a sign where it is certain, and a RiskAssessment with the score of each
/// cause. A sign to look for, never a diagnosis (requirement C8).
/// </summary>
internal static class FhirFailures
{
    private const string NoDiagnosis = "Scores of images alone, for a radiologist to look at: no diagnosis, and no substitute for laboratory tests or aspiration.";

    /// <summary>The resources.</summary>
    public static IEnumerable<JsonObject> Of(FhirScope scope)
    {
        foreach (var side in Enum.GetValues<HipSide>())
        {
            var failure = scope.Hips.FirstOrDefault(hip => hip.Side == side)?.Failure;
            if (failure is not null) yield return Sign(scope, side, failure);
            else if (scope.MayHaveStood) yield return FhirHips.Withdrawn(scope, scope.Failure(side), Concept(FindingCodes.FailureCause));
            if (failure is { NotRunBecause: null }) yield return Risk(scope, side, failure);
            else if (scope.MayHaveStood) yield return FhirScope.Resource(scope.Risk(side), ("status", "entered-in-error"), ("subject", Reference(scope.Patient)));
        }
    }

    private static JsonObject Sign(FhirScope scope, HipSide side, FailureFinding failure)
    {
        var certain = failure is { NotRunBecause: null, Status: FindingStatus.Certain };
        var status = failure.NotRunBecause is not null ? FindingCodes.NotAssessed : certain ? FindingCodes.Certain : FindingCodes.Indeterminate;
        return FhirHips.Observation(scope, scope.Failure(side), side, isReviewed: false,
            ("code", Concept(FindingCodes.FailureCause)),
            ("valueCodeableConcept", certain ? Concept(Coding(FindingCodes.Cause(failure.Cause))!, Words(failure.Cause)) : null),
            ("dataAbsentReason", certain ? null : failure.NotRunBecause is { } reason
                ? FhirHips.Absent("not-performed", "Not Performed", reason)
                : FhirHips.Absent("unknown", "Unknown", FindingCodes.Indeterminate.Meaning)),
            ("note", FhirHips.Notes([.. failure.Reasons, NoDiagnosis])),
            ("component", Items(
                FhirHips.Side(side),
                FhirHips.Component(FindingCodes.FailureStatus, "valueCodeableConcept", Concept(status)),
                failure.NotRunBecause is null
                    ? FhirHips.Component(FindingCodes.InfectionScore, "valueQuantity", Quantity(FormNumber.RoundedScore(failure.InfectionScore), FindingCodes.ScoreUnit))
                    : null)));
    }

    private static JsonObject Risk(FhirScope scope, HipSide side, FailureFinding failure) => FhirScope.Resource(scope.Risk(side),
        ("basedOn", Reference(scope.ServiceRequest)),
        ("status", scope.FindingsStatus),
        ("method", Node(("text", "HipAI ensemble for signs of arthroplasty failure"))),
        ("subject", Reference(scope.Patient)),
        ("occurrenceDateTime", scope.Issued),
        ("performer", Reference(scope.Device)),
        ("basis", Items(Reference(scope.ImagingStudy), Reference(scope.Failure(side)))),
        ("prediction", Items(FailureCauses.All.Select(cause => Node(
            ("outcome", Concept(FindingCodes.Cause(cause), FindingCodes.SnomedOf(cause))),
            ("probabilityDecimal", FormNumber.Rounded(failure.Probabilities[(int)cause])))))),
        ("note", FhirHips.Notes([$"{PlainText.Capital(side.Code())} hip. {NoDiagnosis}"])));

    private static string Words(FailureCause cause) => cause == FailureCause.None
        ? "No sign of failure was found. This does not exclude one."
        : $"Possible sign of: {cause.DisplayName()}; radiologist to confirm.";
}
