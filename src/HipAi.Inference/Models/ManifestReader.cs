using System.Text.Json;
using System.Text.Json.Serialization;
using HipAi.Studies;

namespace HipAi.Inference.Models;

/// <summary>Reads manifests strictly: an unknown field, a missing one or a value out of range refuses the model.</summary>
internal static class ManifestReader
{
    public const string FileName = "manifest.json";

    private const long LargestManifest = 1 << 20;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads and checks the manifest of a model.</summary>
    /// <exception cref="ModelContractException">It does not keep the contract.</exception>
    public static ModelManifest Read(string folder)
    {
        var manifest = Parse(folder, text => JsonSerializer.Deserialize<ModelManifest>(text, Strict))
            ?? throw new ModelContractException(NameOf(folder), FileName, "is null.");
        if (!IsName(manifest.Name))
            throw new ModelContractException(NameOf(folder), "name", $"'{manifest.Name}' must be letters, digits, dots, hyphens and underscores.");
        foreach (var (field, isRight, cause) in Rules(manifest))
            if (!isRight) throw new ModelContractException(manifest.Name, field, cause);
        return manifest;
    }

    private static IEnumerable<(string Field, bool IsRight, string Cause)> Rules(ModelManifest m)
    {
        yield return ("version", m.Version.Length > 0, "is empty.");
        yield return ("family", m.Family.Length > 0, "is empty.");
        yield return ("task", ModelTasks.IsKnown(m.Task), $"'{m.Task}' is none of '{ModelTasks.Hardware}', '{ModelTasks.Triage}', '{ModelTasks.Failure}'.");
        yield return ("file", IsFileName(m.File), $"'{m.File}' is not a plain file name.");
        yield return ("sha256", m.Sha256.Length == 64 && m.Sha256.All(char.IsAsciiHexDigitLower), "is not 64 lower-case hexadecimal digits.");
        yield return ("classes", m.Classes.SequenceEqual(ModelTasks.Classes(m.Task)), $"must be {string.Join(", ", ModelTasks.Classes(m.Task))}, in this order.");
        yield return ("temperature", m.Temperature is > 0 and < 100, $"{m.Temperature} is not above 0 and below 100.");
        foreach (var rule in InputRules(m.Task, m.Input).Concat(ThresholdRules(m))) yield return rule;
        yield return ("outputs", m.Outputs.Names.Distinct().Count() == m.Outputs.Names.Count, "names an output twice.");
        yield return ("outputs.joint", m.Outputs.Joint is null || m.Task == ModelTasks.Hardware, "only a hardware model finds the joint.");
        yield return ("trainedOn.description", m.TrainedOn.Description.Length > 0, "is empty.");
        yield return ("trainedOn.images", m.TrainedOn.Images > 0, "is not above 0.");
        yield return ("measured", m.Measured.All(row => row.N > 0 && row.Accuracy is >= 0 and <= 1), "has a row with n below 1 or an accuracy outside 0 to 1.");
        yield return ("intendedUse", m.IntendedUse.Length > 0, "is empty.");
        yield return ("license", m.License.Length > 0, "is empty.");
        yield return ("reference.input", IsFileName(m.Reference.Input), $"'{m.Reference.Input}' is not a plain file name.");
        yield return ("reference.output", IsFileName(m.Reference.Output), $"'{m.Reference.Output}' is not a plain file name.");
        yield return ("reference.tolerance", m.Reference.Tolerance is > 0 and <= 0.1, $"{m.Reference.Tolerance} is not above 0 and at most 0.1.");
    }

    private static IEnumerable<(string Field, bool IsRight, string Cause)> ThresholdRules(ModelManifest m)
    {
        var t = m.Thresholds;
        yield return ("thresholds.minProbability", t.MinProbability is >= 0 and <= 1, "is not from 0 to 1.");
        yield return ("thresholds.minMargin", t.MinMargin is >= 0 and <= 1, "is not from 0 to 1.");
        yield return ("thresholds.maxDisagreement", t.MaxDisagreement is >= 0 and <= 1, "is not from 0 to 1.");
        yield return ("thresholds.maxUnfamiliarity", t.MaxUnfamiliarity is null or > 0, "is not above 0.");
        foreach (var (code, least) in t.Stricter ?? new Dictionary<string, double>())
        {
            yield return ($"thresholds.stricter.{code}", m.Classes.Contains(code), "is no class of this model.");
            yield return ($"thresholds.stricter.{code}", least >= t.MinProbability && least <= 1, "is not from minProbability to 1.");
        }

        foreach (var code in t.HardlyTold ?? [])
            yield return ("thresholds.hardlyTold", m.Task == ModelTasks.Failure && FailureCauses.All.Any(cause => cause != FailureCause.None && cause.Code() == code), $"'{code}' is no cause of a failure model.");

        yield return ("thresholds.crossTableOnly", t.CrossTableOnly is not { } only || (only >= t.MinProbability && only <= 1), "is not from minProbability to 1.");
    }

    private static IEnumerable<(string Field, bool IsRight, string Cause)> InputRules(string task, ModelInput input)
    {
        yield return ("input.name", input.Name.Length > 0, "is empty.");
        yield return ("input.width", input.Width is >= 8 and <= 2048, $"{input.Width} is not from 8 to 2048.");
        yield return ("input.height", input.Height is >= 8 and <= 2048, $"{input.Height} is not from 8 to 2048.");
        yield return ("input.channels", input.Channels == ModelTasks.Channels(task), $"{input.Channels} is not {ModelTasks.Channels(task)}.");
        yield return ("input.region", input.Region == ModelTasks.Region(task), $"'{input.Region}' is not '{ModelTasks.Region(task)}'.");
        yield return ("input.millimetres", input.Region == "joint" ? input.Millimetres is >= 50 and <= 400 : input.Millimetres is null,
            "must be from 50 to 400 for the region 'joint', and absent otherwise.");
        yield return ("input.jointAt", input.JointAt is null || (input.Region == "joint" && input.JointAt is [>= 0.1 and <= 0.9, >= 0.1 and <= 0.9]),
            "must be two numbers from 0.1 to 0.9, and absent where the region is not 'joint'.");
        yield return ("input.height", input.Region != "joint" || input.Height == input.Width, "must equal input.width for the region 'joint'.");
        yield return ("input.layout", input.Layout == "NCHW", $"'{input.Layout}' is not 'NCHW'.");
        yield return ("input.resampling", input.Resampling == "area", $"'{input.Resampling}' is not 'area'.");
        yield return ("input.letterbox", input.Letterbox, "must be true.");
        yield return ("input.range", input.Range is [0, 1], "must be [0, 1].");
        yield return ("input.mean", double.IsFinite(input.Mean), "is not a finite number.");
        yield return ("input.std", input.Std is > 0 and < 1000, $"{input.Std} is not above 0 and below 1000.");
    }

    private static T Parse<T>(string folder, Func<string, T> parse)
    {
        var path = Path.Combine(folder, FileName);
        var info = new FileInfo(path);
        if (!info.Exists) throw new ModelContractException(NameOf(folder), FileName, "is not in the model's folder.");
        if (info.Length > LargestManifest) throw new ModelContractException(NameOf(folder), FileName, $"has {info.Length} bytes; at most {LargestManifest} are read.");
        try
        {
            return parse(File.ReadAllText(path));
        }
        catch (JsonException e)
        {
            // The parser knows the field; the operator must see it without a stack trace.
            throw new ModelContractException(NameOf(folder), FieldOf(e), e.Message, e);
        }
    }

    private static string FieldOf(JsonException e) => e.Path is null or "$" or "" ? FileName : e.Path.StartsWith("$.", StringComparison.Ordinal) ? e.Path[2..] : e.Path;

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') && name[0] != '.';

    private static bool IsFileName(string name) => IsName(name) && Path.GetFileName(name) == name;

    private static string NameOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
}
