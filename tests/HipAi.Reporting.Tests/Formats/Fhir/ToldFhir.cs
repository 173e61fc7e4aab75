using System.Text.Json;
using System.Text.Json.Nodes;
using HipAi.Studies;

namespace HipAi.Reporting.Tests.Formats.Fhir;

/// <summary>Reads back what a Bundle tells, from its DiagnosticReport along references, as a receiver would.</summary>
internal sealed class ToldFhir
{
    private static readonly string[] Causes = ["FAIL-NONE", "FAIL-PJI", "FAIL-LOOSE", "FAIL-DISLOC", "FAIL-PPFX", "FAIL-PEWEAR"];

    private readonly Dictionary<string, JsonNode> resources;

    private ToldFhir(JsonNode bundle) =>
        resources = bundle["entry"]!.AsArray().ToDictionary(entry => entry!["request"]!["url"]!.GetValue<string>(), entry => entry!["resource"]!);

    public static ToldReport Read(byte[] bundle) => new ToldFhir(JsonNode.Parse(bundle)!).Read();

    public static JsonNode Single(JsonNode bundle, string type) =>
        bundle["entry"]!.AsArray().Select(entry => entry!["resource"]!).Single(resource => Text(resource["resourceType"]) == type);

    private ToldReport Read()
    {
        var report = Of("DiagnosticReport").Single();
        var observations = report["result"]?.AsArray().Select(result => resources[Text(result!["reference"])]).ToList() ?? [];
        var hips = observations.Where(one => Coded(one["code"]) == "HWCLASS").Select(one => Hip(one, observations));
        var template = Of("Provenance").Single()["entity"]!.AsArray().Single(entity => entity!["what"]!["display"] is not null)!["what"]!;
        return new ToldReport(
            Enum.Parse<ReportStatus>(Text(report["status"]), ignoreCase: true),
            [.. hips.OrderBy(hip => hip.Side)],
            [.. Of("Device").Single()["version"]!.AsArray().Where(version => Text(version!["type"]!["text"]) == "model")
                .Select(version => (Text(version!["component"]!["type"]!["text"]), Text(version["value"])))],
            Text(template["display"]),
            Text(template["identifier"]!["value"])["sha256:".Length..]);
    }

    private ToldHip Hip(JsonNode observation, List<JsonNode> observations)
    {
        var side = Side(observation);
        Assert.That(observation["valueCodeableConcept"] is null, Is.Not.EqualTo(observation["dataAbsentReason"] is null), "a value, or why there is none");
        var failure = observations.SingleOrDefault(one => Coded(one["code"]) == "FAILCAUSE" && Side(one) == side);
        var hardware = Class(observation["valueCodeableConcept"]);
        var versus = Class(Component(observation, "HWDIFF")?["valueCodeableConcept"]);
        var status = Coded(Component(observation, "HWSTATUS")!["valueCodeableConcept"]);
        var verdict = ToldHip.VerdictOf(status);
        if (verdict == HipVerdict.None) Assert.That(status, Is.EqualTo(hardware is null ? "INDETERMINATE" : versus is null ? "CERTAIN" : "PROBABLE"));
        var found = observation["component"]!.AsArray().SingleOrDefault(one => Coded(one!["code"]) == "HWFOUND");
        Assert.That(found is null, Is.EqualTo(verdict == HipVerdict.None), "what the software found is told beside what a person decided, and only there");
        if (verdict != HipVerdict.None) Assert.That(Text(observation["status"]), Is.EqualTo(Text(Of("DiagnosticReport").Single()["status"])));
        return new ToldHip(
            side, hardware, versus, [.. HardwareClasses.All.Select(c => Quantity(observation, $"{c.CodeValue()}-PROB"))], failure is null ? null : Failure(failure),
            verdict, found is null ? null : Class(found["valueCodeableConcept"]));
    }

    private static HardwareClass? Class(JsonNode? concept) =>
        concept is null || Coded(concept) == "INDETERMINATE" ? null : HardwareClasses.All.Single(c => c.CodeValue() == Coded(concept));

    private ToldFailure Failure(JsonNode sign)
    {
        var status = Coded(Component(sign, "FAILSTATUS")!["valueCodeableConcept"]);
        if (status == "NOT-ASSESSED") return new ToldFailure(Text(sign["dataAbsentReason"]!["text"]), null, [], 0);
        FailureCause? cause = sign["valueCodeableConcept"] is { } value ? (FailureCause)Array.IndexOf(Causes, Coded(value)) : null;
        Assert.That(status, Is.EqualTo(cause is null ? "INDETERMINATE" : "CERTAIN"));
        var own = resources.Single(resource => resource.Value == sign).Key;
        var risk = Of("RiskAssessment").Single(risk => risk["basis"]?.AsArray().Any(basis => Text(basis!["reference"]) == own) == true);
        var scores = risk["prediction"]!.AsArray().ToDictionary(one => Coded(one!["outcome"]), one => one!["probabilityDecimal"]!.GetValue<double>());
        return new ToldFailure(null, cause, [.. Causes.Select(code => scores[code])], Quantity(sign, "INFSCORE"));
    }

    private IEnumerable<JsonNode> Of(string type) => resources.Values.Where(resource => Text(resource["resourceType"]) == type);

    private static HipSide Side(JsonNode observation) => Coded(Component(observation, "272741003")!["valueCodeableConcept"]) == "24028007" ? HipSide.Right : HipSide.Left;

    private static double Quantity(JsonNode observation, string code) => Component(observation, code)!["valueQuantity"]!["value"]!.GetValue<double>();

    private static JsonNode? Component(JsonNode observation, string code) => observation["component"]!.AsArray().SingleOrDefault(one => Coded(one!["code"]) == code);

    private static string Coded(JsonNode? concept) => Text(concept!["coding"]![0]!["code"]);

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
