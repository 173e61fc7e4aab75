using System.Net;
using System.Text.RegularExpressions;
using HipAi.Scp.Configuration;
using HipAi.Scp.Tests.Support;

namespace HipAi.Scp.Tests.Security;

/// <summary>The first start makes somebody who can sign in (requirement H5).</summary>
[Category("H5")]
internal sealed partial class FirstStartTests
{
    [GeneratedRegex("password  (\\S+)")]
    private static partial Regex Told();

    [Test]
    public async Task The_first_start_tells_a_password_once_that_must_be_changed_and_the_log_does_not_hold_it()
    {
        await using var rig = await SecurityRig.StartAsync();
        var password = Told().Match(rig.Host.Console.ToString()).Groups[1].Value;
        using var browser = rig.Browser();

        using var answer = await browser.SignInAsync("admin", password);

        Assert.That(password, Does.Match("^([a-z2-9]{4}-){3}[a-z2-9]{4}$"));
        Assert.That(answer.Headers.Location!.OriginalString, Is.EqualTo("/account/password"));
        Assert.That(rig.Host.Logs.Entries.Where(entry => entry.Contains(password, StringComparison.Ordinal)), Is.Empty);
        await rig.RestartAsync();
        Assert.That(rig.Host.Console.ToString(), Is.Empty);
    }

    [Test]
    public async Task A_password_of_the_settings_is_taken_and_need_not_be_changed()
    {
        await using var rig = await SecurityRig.StartAsync(("HipAi:Review:AdminPassword", HostRig.Password));
        using var browser = rig.Browser();

        using (var answer = await browser.SignInAsync("admin", HostRig.Password)) Assert.That(answer.Headers.Location!.OriginalString, Is.EqualTo("/"));

        Assert.That(await browser.StatusAsync("/users"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(rig.Host.Console.ToString(), Does.Not.Contain(HostRig.Password));
    }

    [Test]
    public void A_weak_password_of_the_settings_stops_the_start_and_is_not_shown()
    {
        var fault = Assert.ThrowsAsync<ConfigurationException>(async () => await SecurityRig.StartAsync(("HipAi:Review:AdminPassword", "administrator1")));

        Assert.That(fault!.Errors.Single().ToString(), Does.Contain("HipAi:Review:AdminPassword").And.Contain("tried first").Or.Contain("user's name"));
        Assert.That(fault.Errors.Single().ToString(), Does.Not.Contain("administrator1"));
    }
}
