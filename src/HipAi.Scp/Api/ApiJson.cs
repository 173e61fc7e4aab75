using System.Text.Json;

namespace HipAi.Scp.Api;

/// <summary>How the API writes JSON: camelCase, nulls written, numbers as numbers.</summary>
internal static class ApiJson
{
    /// <summary>The options of every answer under <c>/api</c>.</summary>
    internal static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web);
}
