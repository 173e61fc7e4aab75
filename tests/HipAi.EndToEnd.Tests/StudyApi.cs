using System.Net.Http.Json;
using System.Text.Json;

namespace HipAi.EndToEnd.Tests;

/// <summary>The API as a client sees it.</summary>
internal sealed class StudyApi(Uri web) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = web, DefaultRequestHeaders = { Authorization = new("Bearer", HipAiProcess.ApiToken) } };

    public async Task<JsonElement> StudyAsync(string studyInstanceUid) =>
        await _http.GetFromJsonAsync<JsonElement>($"api/studies/{studyInstanceUid}");

    public async Task<JsonElement> StudiesAsync() => await _http.GetFromJsonAsync<JsonElement>("api/studies");

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.Relative));

    public void Dispose() => _http.Dispose();
}
