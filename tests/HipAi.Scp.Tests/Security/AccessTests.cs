using System.Net;
using System.Text.RegularExpressions;
using HipAi.Scp.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HipAi.Scp.Tests.Security;

/// <summary>The authorisation matrix: every page and endpoint of the running service times everybody who may come (requirement H5).</summary>
[Category("H5")]
internal sealed partial class AccessTests
{
    private SecurityRig _rig = null!;

    private static IReadOnlyList<(string Method, string Address, string Needs)> Expected =>
        [.. ExpectedAccess.Table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(' ')).Select(parts => (parts[0], parts[1], parts[2]))];

    [OneTimeSetUp]
    public async Task StartAsync() => _rig = await SecurityRig.StartAsync();

    [OneTimeTearDown]
    public ValueTask StopAsync() => _rig.DisposeAsync();

    [GeneratedRegex(@"\{\**([a-zA-Z]+)(:[^}]*)?\??\}")]
    private static partial Regex Parameter();

    [Test]
    public async Task Every_endpoint_names_the_permission_that_is_expected_of_it()
    {
        Assert.That(await EndpointsAsync(), Is.EquivalentTo(Expected));
    }

    [Test]
    public async Task Everybody_gets_in_where_allowed_and_nowhere_else()
    {
        var clients = new Dictionary<string, HttpClient>
        {
            ["nobody"] = _rig.Browser().Http,
            ["radiologist"] = (await _rig.Host.SignInAsync(Role.Radiologist)).Http,
            ["admin"] = (await _rig.Host.SignInAsync(Role.Admin)).Http,
            ["operator"] = (await _rig.Host.SignInAsync(Role.Operator)).Http,
            ["machine"] = _rig.Host.Http(),
        };
        var wrong = new List<string>();
        foreach (var (method, address, needs) in Expected)
        {
            foreach (var (who, client) in clients)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), Parameter().Replace(address, match => Sample(match.Groups[1].Value)));
                using var answer = await client.SendAsync(request);
                var isIn = address == "/not-allowed" || !IsRefusal(answer);
                if (isIn != ExpectedAccess.Roles[needs].Contains(who)) wrong.Add($"{who}: {method} {address} was answered {(int)answer.StatusCode}");
            }
        }

        foreach (var client in clients.Values) client.Dispose();
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    [Category("H3")]
    public async Task Who_is_refused_stands_in_the_trail()
    {
        using var browser = await _rig.Host.SignInAsync(Role.Operator);

        using var answer = await browser.Http.GetAsync("/users");

        Assert.That(answer.Headers.Location!.PathAndQuery, Does.StartWith("/not-allowed"));
        using var page = await browser.Http.GetAsync(answer.Headers.Location);
        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("Your roles do not include it"));
        Assert.That(await _rig.ActionsAsync(), Has.Some.EqualTo("AccessDenied"));
    }

    private static bool IsRefusal(HttpResponseMessage answer) => answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        || (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString is var to
            && (to.Contains("/sign-in", StringComparison.Ordinal) || to.Contains("/not-allowed", StringComparison.Ordinal)));

    private static string Sample(string parameter) => parameter switch
    {
        "form" => "text",
        "id" or "version" => "1",
        _ when parameter.EndsWith("Uid", StringComparison.Ordinal) => "1.2.3",
        _ => "example",
    };

    /// <summary>A page says who may see it on its model, which is only read when it is first asked for.</summary>
    private async Task<IReadOnlyList<(string Method, string Address, string Needs)>> EndpointsAsync()
    {
        var (services, all) = (_rig.Host.App.Services, new List<(string, string, string)>());
        var pages = services.GetRequiredService<PageLoader>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            IReadOnlyList<object> marks = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
                ? (await pages.LoadAsync(page, endpoint.Metadata)).ModelTypeInfo!.GetCustomAttributes(inherit: true)
                : [.. endpoint.Metadata];
            all.AddRange(Methods(endpoint).Select(method => (method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), Needs(marks))));
        }

        return all;
    }

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET"];

    private static string Needs(IReadOnlyList<object> marks) =>
        marks.OfType<IAllowAnonymous>().Any() ? "anybody" : string.Join('+', marks.OfType<IAuthorizeData>().Select(data => data.Policy).Distinct());
}
