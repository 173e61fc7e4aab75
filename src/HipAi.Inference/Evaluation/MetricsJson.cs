using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace HipAi.Inference.Evaluation;

/// <summary>
/// Writes <c>metrics.json</c> as docs/evaluation.md describes it: camelCase, every figure as value, low, high and n, classes, members and
/// groups as keys.
/// </summary>
public static class MetricsJson
{
    /// <summary>Version of the schema; goes up when a field changes its meaning.</summary>
    public const int Schema = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new RoundedNumbers() },
    };

    /// <summary>The document.</summary>
    public static string Write(EvaluationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var document = new JsonObject
        {
            ["schema"] = Schema,
            ["warnings"] = Node(report.Warnings),
            ["set"] = Set(report),
            ["models"] = Node(report.Models),
            ["settings"] = Node(new { report.Settings.Replicates, report.Settings.Seed, EvaluationSettings.NonInferiorityMargin }),
            ["hardware"] = Question(report.Hardware),
            ["members"] = Questions(report.Members),
            ["images"] = Questions(report.Images),
            ["views"] = Questions(report.Views),
            ["vendors"] = Questions(report.Vendors),
            ["sites"] = Questions(report.Sites),
            ["notPreDictated"] = Node(report.Refusals),
            ["readers"] = Node(report.Readers),
            ["failure"] = Failure(report.Failure),
            ["maps"] = Node(report.Pointing),
            ["triage"] = report.TriageViews is { } views && report.TriageQualities is { } qualities
                ? new JsonObject { ["views"] = Question(views), ["qualities"] = Question(qualities) }
                : null,
            ["speed"] = Node(EvaluationSpeed.Of(report)),
        };
        return document.ToJsonString(Options) + "\n";
    }

    private static JsonNode Set(EvaluationReport report) => Node(new
    {
        report.Set.Name,
        report.Set.IsSimulated,
        report.Set.Files,
        Unreadable = report.Set.Unreadable.Count,
        Studies = report.Studies.Count,
        Patients = report.Studies.Select(study => study.Patient).Distinct().Count(),
        Images = report.Studies.Sum(study => study.Images.Count),
        Hips = report.Studies.Sum(study => study.Hips.Count),
    });

    private static JsonObject Questions(IReadOnlyDictionary<string, Classification> groups) =>
        new(groups.Select(group => KeyValuePair.Create(group.Key, (JsonNode?)Question(group.Value))));

    // The classes' names are for people; their codes stand once, in the order of rows and columns of the matrix.
    private static JsonObject Question(Classification figures)
    {
        var node = Node(figures).AsObject();
        node["classes"] = Node(figures.Classes.Codes);
        return node;
    }

    private static JsonObject Failure(FailureReport failure)
    {
        var node = Question(failure.All);
        node["signed"] = Question(failure.Signed);
        node["signedOrSound"] = Question(failure.SignedOrSound);
        node["members"] = Questions(failure.Members);
        node["notAssessed"] = Node(failure.NotAssessed);
        node["infection"] = Node(failure.Infection);
        return node;
    }

    private static JsonNode Node<T>(T value) => JsonSerializer.SerializeToNode(value, Options)!;

    /// <summary>Six decimals: more than any interval, and the same text whatever order threads summed in.</summary>
    private sealed class RoundedNumbers : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(Math.Round(value, 6));
    }
}
