using System.Net;
using System.Text.RegularExpressions;

namespace HipAi.Scp.Tests.Support;

/// <summary>What a person's browser does: keeps cookies, fills in forms with the token that the page brought, follows nothing by itself.</summary>
internal sealed partial class Browser : IDisposable
{
    public Browser(Uri web)
    {
        Cookies = new CookieContainer();
        Http = new HttpClient(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = web };
    }

    public CookieContainer Cookies { get; }

    public HttpClient Http { get; }

    /// <summary>The session's cookie; null when there is none.</summary>
    public string? Session => Cookies.GetCookies(Http.BaseAddress!)["hipai"]?.Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<meta name=\"csrf\" content=\"([^\"]+)\">")]
    private static partial Regex Meta();

    public async Task<string> TextAsync(string path)
    {
        using var answer = await Http.GetAsync(path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await Http.GetAsync(path);
        return answer.StatusCode;
    }

    /// <summary>Loads a page and posts its form; to another handler or address when that is named.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, IEnumerable<(string Name, string Value)> fields, string? to = null)
    {
        var html = await Http.GetStringAsync(page);
        var token = Token().Match(html) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException($"{page} has no form: {html}");
        using var body = new FormUrlEncodedContent([.. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)), new("__RequestVerificationToken", token)]);
        return await Http.PostAsync(to ?? page, body);
    }

    public Task<HttpResponseMessage> SignInAsync(string name, string password, string returnUrl = "") =>
        PostAsync("/sign-in", [("UserName", name), ("Password", password), ("ReturnUrl", returnUrl)]);

    /// <summary>The token that scripts of a page send.</summary>
    public async Task<string> ScriptTokenAsync(string page = "/") => Meta().Match(await Http.GetStringAsync(page)).Groups[1].Value;

    public void Dispose() => Http.Dispose();
}
