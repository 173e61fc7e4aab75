using System.Text.Json;

namespace HipAi.Phantom;

/// <summary>
/// Writes a truth file study by study, so that a set of any size needs the memory of one. The file has its name only when it is
/// whole: until then it is called <c>.part</c>, and what was not completed is removed.
/// </summary>
public sealed class TruthFileWriter : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly Utf8JsonWriter _json;
    private bool _completed;

    /// <summary>Begins a file.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public TruthFileWriter(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
        _file = File.Create(Part);
        _json = new Utf8JsonWriter(_file, new JsonWriterOptions { Indented = true, Encoder = TruthFile.Options.Encoder });
        _json.WriteStartObject();
        _json.WriteStartArray("studies");
    }

    private string Part => _path + ".part";

    /// <summary>Appends a study.</summary>
    public void Add(StudyTruth study)
    {
        ArgumentNullException.ThrowIfNull(study);
        JsonSerializer.Serialize(_json, study, TruthFile.Options);
        _json.Flush();
    }

    /// <summary>Ends the file and gives it its name.</summary>
    public void Complete()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Dispose();
        _file.Dispose();
        File.Move(Part, _path, overwrite: true);
        _completed = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_completed) return;
        _json.Dispose();
        _file.Dispose();
        File.Delete(Part);
    }
}
