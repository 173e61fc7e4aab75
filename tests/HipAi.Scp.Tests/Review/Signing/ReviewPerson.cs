using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HipAi.Scp.Tests.Review.Signing;

/// <summary>A person at a browser: the page's token goes with every change.</summary>
internal sealed partial class ReviewPerson(HttpClient http)
{
    private string? _token;

    public HttpClient Http => http;

    /// <summary>The review as the API gives it.</summary>
    public async Task<JsonNode> ReviewAsync(string study) =>
        JsonNode.Parse(await http.GetStringAsync(new Uri($"/api/studies/{study}/review", UriKind.Relative)))!;

    /// <summary>Changes something, having seen the review as it is now, and gives what was answered.</summary>
    public async Task<(HttpStatusCode Status, JsonNode Body)> DoAsync(string study, string what, object body) =>
        await DoAsync(study, what, (await ReviewAsync(study))["seen"]!, body);

    /// <summary>The same having seen something of before.</summary>
    public async Task<(HttpStatusCode Status, JsonNode Body)> DoAsync(string study, string what, JsonNode? seen, object body)
    {
        var sent = JsonSerializer.SerializeToNode(body, JsonSerializerOptions.Web)!.AsObject();
        if (seen is not null) sent["seen"] = seen.DeepClone();
        using var request = new HttpRequestMessage(what == "text" ? HttpMethod.Put : HttpMethod.Post, $"/api/studies/{study}/review/{what}")
        {
            Content = JsonContent.Create(sent),
            Headers = { { "X-CSRF-Token", await TokenAsync() } },
        };
        using var answer = await http.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync()) ?? new JsonObject());
    }

    /// <summary>The study's page, as it is served.</summary>
    public Task<string> PageAsync(string study) => http.GetStringAsync(new Uri($"/studies/{study}", UriKind.Relative));

    /// <summary>Sends a form of the study's page.</summary>
    public async Task<(HttpStatusCode Status, string Page)> PostAsync(string study, string handler, params (string Name, string Value)[] fields)
    {
        var page = await PageAsync(study);
        string Hidden(string name) => HiddenField(name).Match(page) is { Success: true } match ? match.Groups[1].Value + match.Groups[2].Value : "";
        var all = fields.Append(("__RequestVerificationToken", Hidden("__RequestVerificationToken")))
            .Concat(fields.Any(field => field.Name == "Version") ? [] : new[] { "Version", "Revision", "Decision" }.Select(name => (name, Hidden(name))));
        using var form = new FormUrlEncodedContent(all.Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var answer = await http.PostAsync(new Uri($"/studies/{study}/review?handler={handler}", UriKind.Relative), form);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> TokenAsync() =>
        _token ??= Token().Match(await http.GetStringAsync(new Uri("/", UriKind.Relative))).Groups[1].Value;

    private static Regex HiddenField(string name) => new($"name=\"{name}\" type=\"hidden\" value=\"([^\"]*)\"|type=\"hidden\" name=\"{name}\" value=\"([^\"]*)\"");

    [GeneratedRegex("name=\"csrf\" content=\"([^\"]+)\"")]
    private static partial Regex Token();
}
