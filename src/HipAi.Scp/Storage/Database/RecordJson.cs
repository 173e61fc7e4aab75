using System.Text.Json;
using System.Text.Json.Serialization;

namespace HipAi.Scp.Storage.Database;

/// <summary>How the shared records are written into the database: one JSON text each, read back to the same value.</summary>
internal static class RecordJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write<T>(T record) => JsonSerializer.Serialize(record, Options);

    /// <exception cref="InvalidDataException">The text is not what this version of the program writes.</exception>
    public static T Read<T>(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options)
                ?? throw new InvalidDataException($"The database holds 'null' where a {typeof(T).Name} was written.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"The database holds a {typeof(T).Name} that cannot be read: {fault.Message}", fault);
        }
    }
}
