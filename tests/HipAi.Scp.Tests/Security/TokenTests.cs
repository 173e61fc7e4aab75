using System.Net;
using System.Text.RegularExpressions;
using HipAi.Scp.Security;
using HipAi.Scp.Security.Tokens;
using HipAi.Scp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HipAi.Scp.Tests.Security;

/// <summary>Tokens of machines (requirement H5).</summary>
[Category("H5")]
internal sealed partial class TokenTests
{
    private SecurityRig _rig = null!;

    private TokenLedger Tokens => _rig.Host.App.Services.GetRequiredService<TokenLedger>();

    [OneTimeSetUp]
    public async Task StartAsync() => _rig = await SecurityRig.StartAsync();

    [OneTimeTearDown]
    public ValueTask StopAsync() => _rig.DisposeAsync();

    [GeneratedRegex("hipai_[A-Za-z0-9_-]{43}")]
    private static partial Regex Secret();

    [Test]
    public async Task A_token_made_on_the_page_lets_a_machine_in_until_it_is_revoked()
    {
        using var admin = await _rig.Host.SignInAsync(Role.Admin);
        using var made = await admin.PostAsync("/users", [("TokenName", "ris")], "/users?handler=Token");
        var secret = Secret().Match(await made.Content.ReadAsStringAsync()).Value;
        Assert.That(await StatusAsync(secret), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatusAsync(secret[..^1] + (secret[^1] == 'A' ? 'B' : 'A')), Is.EqualTo(HttpStatusCode.Unauthorized));
        var token = (await Tokens.ListAsync(CancellationToken.None)).Single(one => one.Name == "ris");
        Assert.That(token.LastUsedAt, Is.Not.Null);

        using (await admin.PostAsync("/users", [("id", $"{token.Id}")], "/users?handler=Revoke")) { }

        Assert.That(await StatusAsync(secret), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await admin.TextAsync("/users"), Does.Contain("revoked").And.Not.Contain(secret));
        Assert.That(await _rig.ActionsAsync(), Has.Some.EqualTo("TokenCreated").And.Some.EqualTo("TokenRevoked"));
        Assert.That(await _rig.ActionsAsync("token:ris"), Is.EqualTo(new[] { "StudySearched" }));
        Assert.That(_rig.Host.Logs.Entries.Where(entry => entry.Contains(secret, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task A_token_ends_when_it_was_said_to()
    {
        var until = _rig.Host.Time.GetUtcNow().AddDays(1);
        var secret = await Tokens.CreateAsync("short-lived", until, SecurityRig.By, CancellationToken.None);
        Assert.That(await Tokens.UseAsync(secret, CancellationToken.None), Is.Not.Null);

        _rig.Host.Time.Advance(TimeSpan.FromDays(1));

        Assert.That(await Tokens.UseAsync(secret, CancellationToken.None), Is.Null);
    }

    private async Task<HttpStatusCode> StatusAsync(string token)
    {
        using var http = new HttpClient { BaseAddress = _rig.Host.Web, DefaultRequestHeaders = { Authorization = new("Bearer", token) } };
        using var answer = await http.GetAsync("/api/studies");
        return answer.StatusCode;
    }
}
