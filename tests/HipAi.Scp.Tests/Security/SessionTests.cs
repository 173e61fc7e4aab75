using System.Net;
using HipAi.Scp.Security;
using HipAi.Scp.Security.Users;
using HipAi.Scp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HipAi.Scp.Tests.Security;

/// <summary>How long a session stands, and what ends it (requirement H5).</summary>
[Category("H5")]
internal sealed class SessionTests
{
    private SecurityRig _rig = null!;

    [SetUp]
    public async Task StartAsync() => _rig = await SecurityRig.StartAsync();

    [TearDown]
    public ValueTask StopAsync() => _rig.DisposeAsync();

    [Test]
    public async Task It_ends_an_hour_after_the_last_request()
    {
        using var browser = await _rig.Host.SignInAsync(Role.Radiologist);
        _rig.Host.Time.Advance(TimeSpan.FromMinutes(50));
        Assert.That(await browser.StatusAsync("/"), Is.EqualTo(HttpStatusCode.OK));
        _rig.Host.Time.Advance(TimeSpan.FromMinutes(50));
        Assert.That(await browser.StatusAsync("/"), Is.EqualTo(HttpStatusCode.OK), "it slides");

        _rig.Host.Time.Advance(TimeSpan.FromMinutes(61));

        Assert.That(await browser.StatusAsync("/"), Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task It_ends_after_half_a_day_however_busy()
    {
        using var browser = await _rig.Host.SignInAsync(Role.Radiologist);
        for (var at = TimeSpan.Zero; at < TimeSpan.FromHours(12); at += TimeSpan.FromMinutes(40))
        {
            Assert.That(await browser.StatusAsync("/account"), Is.EqualTo(HttpStatusCode.OK), $"{at}");
            _rig.Host.Time.Advance(TimeSpan.FromMinutes(40));
        }

        _rig.Host.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.That(await browser.StatusAsync("/account"), Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task A_changed_role_a_reset_password_and_disabling_end_it_at_once()
    {
        await _rig.AddAsync("rae", Role.Radiologist);
        Func<Task>[] changes =
        [
            () => _rig.Users.ChangeAsync(SecurityRig.Draft("rae", Role.Operator), false, SecurityRig.By, CancellationToken.None),
            () => _rig.Users.ChangeAsync(SecurityRig.Draft("rae", Role.Operator), true, SecurityRig.By, CancellationToken.None),
        ];
        foreach (var change in changes)
        {
            using var browser = _rig.Browser();
            using (await browser.SignInAsync("rae", HostRig.Password)) { }
            Assert.That(await browser.StatusAsync("/"), Is.EqualTo(HttpStatusCode.OK));

            await change();

            Assert.That(await browser.StatusAsync("/"), Is.EqualTo(HttpStatusCode.Redirect));
        }
    }

    [Test]
    public async Task A_password_changed_by_its_owner_ends_the_other_sessions_and_not_this_one()
    {
        await _rig.AddAsync("rae", Role.Radiologist);
        using var here = _rig.Browser();
        using var there = _rig.Browser();
        using (await here.SignInAsync("rae", HostRig.Password)) { }
        using (await there.SignInAsync("rae", HostRig.Password)) { }

        using (await here.PostAsync("/account/password", [("Current", HostRig.Password), ("Next", "nine brown bitterns"), ("Again", "nine brown bitterns")])) { }

        Assert.That((await here.StatusAsync("/"), await there.StatusAsync("/")), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Redirect)));
    }

    [Test]
    public async Task A_restart_signs_nobody_out_and_the_keys_are_their_owners_only()
    {
        using var browser = await _rig.Host.SignInAsync(Role.Radiologist);
        var session = browser.Session;
        await _rig.RestartAsync();
        using var after = _rig.Browser();
        after.Cookies.Add(_rig.Host.Web, new Cookie("hipai", session));

        Assert.That(await after.StatusAsync("/"), Is.EqualTo(HttpStatusCode.OK));
        var keys = Path.Combine(_rig.Folder, "keys");
        Assert.That(Directory.GetFiles(keys, "key-*.xml"), Has.Length.EqualTo(1));
        if (!OperatingSystem.IsWindows())
            Assert.That(File.GetUnixFileMode(keys), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Test]
    [Category("F3")]
    public async Task Reading_blind_first_is_switched_on_the_account_page_and_the_session_goes_on()
    {
        using var browser = await _rig.Host.SignInAsync(Role.Radiologist);

        using (var saved = await browser.PostAsync("/account", [("BlindFirst", "true")])) Assert.That(saved.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));

        var users = _rig.Host.App.Services.GetRequiredService<UserLedger>();
        Assert.That((await users.ListAsync(CancellationToken.None)).Single(user => user.Name != "admin").BlindFirst);
        Assert.That(await browser.TextAsync("/account"), Does.Contain("checked=\"checked\""));
    }
}
