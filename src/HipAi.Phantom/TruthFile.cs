using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HipAi.Studies;

namespace HipAi.Phantom;

/// <summary>
/// <c>truth.json</c>: an object with <c>studies</c>, a list of <see cref="StudyTruth"/> in camelCase; classes, views and
/// sides are written as their API codes (<c>total_hip_arthroplasty</c>, <c>ap_pelvis</c>, <c>right</c>).
/// </summary>
public static class TruthFile
{
    internal static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new CodeConverter<HardwareClass>(HardwareClasses.Code),
            new CodeConverter<RadiographView>(ViewCodes.Code),
            new CodeConverter<HipSide>(ViewCodes.Code),
            new CodeConverter<ImageLaterality>(ViewCodes.Code),
            new CodeConverter<FailureCause>(FailureCauses.Code),
            new CodeConverter<ImageQuality>(ImageQualities.Code),
            new RunsConverter(),
        },
    };

    /// <summary>Writes the truth of studies.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<StudyTruth> studies)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(studies);
        using var file = new TruthFileWriter(path);
        foreach (var study in studies) file.Add(study);
        file.Complete();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The file is not a truth file; the cause is told.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<StudyTruth> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = File.OpenRead(path);
        try
        {
            return JsonSerializer.Deserialize<Document>(file, Options)?.Studies ?? throw new InvalidDataException($"Truth file '{path}' is empty.");
        }
        catch (JsonException problem)
        {
            // The parser's message names the place; the caller needs the file as well.
            throw new InvalidDataException($"Truth file '{path}' cannot be read: {problem.Message}", problem);
        }
    }

    private sealed record Document(IReadOnlyList<StudyTruth> Studies);

    /// <summary>Writes the runs of a mask on one line: one number per line would make the file ten times as long.</summary>
    private sealed class RunsConverter : JsonConverter<IReadOnlyList<int>>
    {
        public override IReadOnlyList<int> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<int[]>(ref reader) ?? throw new JsonException("A list of numbers is missing.");

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<int> value, JsonSerializerOptions options) =>
            writer.WriteRawValue($"[{string.Join(',', value)}]");
    }

    private sealed class CodeConverter<T>(Func<T, string> code) : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.GetString();
            foreach (var value in Enum.GetValues<T>())
                if (code(value) == text) return value;
            throw new JsonException($"'{text}' is no {typeof(T).Name}.");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(code(value));
    }
}
