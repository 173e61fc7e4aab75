using System.Net;
using HipAi.Scp.Security;
using HipAi.Scp.Security.Limits;
using HipAi.Scp.Tests.Support;

namespace HipAi.Scp.Tests.Security;

/// <summary>Signing in and out over real HTTP (requirement H5).</summary>
[Category("H5")]
internal sealed class SignInTests
{
    private SecurityRig _rig = null!;

    [SetUp]
    public async Task StartAsync() => _rig = await SecurityRig.StartAsync();

    [TearDown]
    public ValueTask StopAsync() => _rig.DisposeAsync();

    [Test]
    public async Task A_person_comes_in_by_name_and_password_and_goes_out_again()
    {
        await _rig.AddAsync("rae", Role.Radiologist);
        using var browser = _rig.Browser();
        using (var asked = await browser.Http.GetAsync("/"))
            Assert.That((asked.StatusCode, asked.Headers.Location!.PathAndQuery), Is.EqualTo((HttpStatusCode.Redirect, "/sign-in?ReturnUrl=%2F")));

        using (var answer = await browser.SignInAsync(" Rae ", HostRig.Password)) Assert.That(answer.Headers.Location!.OriginalString, Is.EqualTo("/"));

        Assert.That(await browser.TextAsync("/"), Does.Contain("Example, Rae Dr.").And.Contain("Sign out"));
        using (var left = await browser.PostAsync("/account", [], "/sign-out")) Assert.That(left.Headers.Location!.OriginalString, Is.EqualTo("/sign-in"));
        Assert.That(await browser.StatusAsync("/"), Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await _rig.ActionsAsync("rae"), Is.EqualTo(new[] { "SignedIn", "StudySearched", "SignedOut" }));
    }

    [Test]
    public async Task A_wrong_password_an_unknown_name_a_disabled_and_a_locked_user_are_told_the_same()
    {
        await _rig.AddAsync("rae", Role.Radiologist);
        await _rig.AddAsync("gone", Role.Radiologist);
        await _rig.Users.ChangeAsync(SecurityRig.Draft("gone", Role.Radiologist), isDisabled: true, SecurityRig.By, CancellationToken.None);
        using var browser = _rig.Browser();

        var wrong = await RefusalAsync(browser, "rae", "not the password");
        var unknown = await RefusalAsync(browser, "nobody", HostRig.Password);
        var disabled = await RefusalAsync(browser, "gone", HostRig.Password);

        Assert.That(wrong, Does.Contain("Name or password is wrong"));
        Assert.That(new[] { unknown.Replace("nobody", "rae", StringComparison.Ordinal), disabled.Replace("gone", "rae", StringComparison.Ordinal) }, Is.All.EqualTo(wrong));
        Assert.That(browser.Session, Is.Null);
        Assert.That(await _rig.ActionsAsync("nobody"), Is.EqualTo(new[] { "SignInFailed" }));
    }

    [Test]
    public async Task Five_wrong_passwords_lock_out_for_a_quarter_of_an_hour_and_the_right_one_does_not_help_until_then()
    {
        await _rig.AddAsync("rae", Role.Radiologist);
        using var browser = _rig.Browser();
        for (var i = 0; i < 5; i++) await RefusalAsync(browser, "rae", "not the password");

        await RefusalAsync(browser, "rae", HostRig.Password);
        _rig.Host.Time.Advance(TimeSpan.FromMinutes(14));
        await RefusalAsync(browser, "rae", HostRig.Password);
        _rig.Host.Time.Advance(TimeSpan.FromMinutes(1));
        using var answer = await browser.SignInAsync("rae", HostRig.Password);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await _rig.ActionsAsync("rae"), Has.One.EqualTo("LockedOut").And.Exactly(7).EqualTo("SignInFailed"));
    }

    [TestCase("/studies/1.2.3", "/studies/1.2.3")]
    [TestCase("https://elsewhere.example/", "/")]
    [TestCase("//elsewhere.example/", "/")]
    [TestCase("/\\elsewhere.example/", "/")]
    public async Task Signing_in_leads_to_pages_of_this_service_only(string wanted, string led)
    {
        await _rig.AddAsync("rae", Role.Radiologist);
        using var browser = _rig.Browser();

        using var answer = await browser.SignInAsync("rae", HostRig.Password, wanted);

        Assert.That(answer.Headers.Location!.OriginalString, Is.EqualTo(led));
    }

    [Test]
    public async Task Signing_in_makes_a_new_cookie_that_scripts_cannot_read()
    {
        await _rig.AddAsync("rae", Role.Radiologist);
        await _rig.AddAsync("attacker", Role.Radiologist);
        using var attacker = _rig.Browser();
        using (await attacker.SignInAsync("attacker", HostRig.Password)) { }
        using var victim = _rig.Browser();
        victim.Cookies.Add(victim.Http.BaseAddress!, new Cookie("hipai", attacker.Session));

        using var answer = await victim.SignInAsync("rae", HostRig.Password);

        Assert.That(victim.Session, Is.Not.EqualTo(attacker.Session));
        Assert.That(await attacker.TextAsync("/account"), Does.Contain("attacker").And.Not.Contain("<dd>rae</dd>"));
        var set = answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("hipai=", StringComparison.Ordinal));
        Assert.That(set, Does.Contain("httponly").IgnoreCase.And.Contain("samesite=lax").IgnoreCase.And.Not.Contain("expires=").IgnoreCase);
    }

    [Test]
    public async Task Whoever_got_the_password_from_somebody_else_changes_it_before_anything_else()
    {
        var given = await _rig.Users.CreateAsync(SecurityRig.Draft("rae", Role.Radiologist), null, SecurityRig.By, CancellationToken.None);
        using var browser = _rig.Browser();
        using (var answer = await browser.SignInAsync("rae", given)) Assert.That(answer.Headers.Location!.OriginalString, Is.EqualTo("/account/password"));

        using (var page = await browser.Http.GetAsync("/")) Assert.That(page.Headers.Location!.OriginalString, Is.EqualTo("/account/password"));
        Assert.That(await browser.StatusAsync("/api/studies"), Is.EqualTo(HttpStatusCode.Forbidden));
        using (var weak = await browser.PostAsync("/account/password", [("Current", given), ("Next", "short"), ("Again", "short")]))
            Assert.That(await weak.Content.ReadAsStringAsync(), Does.Contain("at least 12 are wanted"));
        using (var changed = await browser.PostAsync("/account/password", [("Current", given), ("Next", HostRig.Password), ("Again", HostRig.Password)]))
            Assert.That(changed.Headers.Location!.OriginalString, Is.EqualTo("/"));

        Assert.That(await browser.StatusAsync("/"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await browser.StatusAsync("/api/studies"), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_form_without_the_token_of_the_page_is_refused()
    {
        await _rig.AddAsync("rae", Role.Radiologist);
        using var browser = _rig.Browser();
        using var body = new FormUrlEncodedContent([new("UserName", "rae"), new("Password", HostRig.Password)]);

        using var answer = await browser.Http.PostAsync("/sign-in", body);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("The page is out of date"));
        Assert.That(browser.Session, Is.Null);
    }

    [Test]
    public async Task A_change_by_cookie_needs_the_token_of_a_page_in_a_header()
    {
        using var browser = await _rig.Host.SignInAsync(Role.Operator);
        var token = await browser.ScriptTokenAsync();

        using var without = await browser.Http.PostAsync("/api/destinations/nowhere/deliveries/retry", null);
        browser.Http.DefaultRequestHeaders.Add("X-CSRF-Token", token);
        using var with = await browser.Http.PostAsync("/api/destinations/nowhere/deliveries/retry", null);

        Assert.That((without.StatusCode, with.StatusCode), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task Trying_passwords_is_slow_for_a_name_and_for_an_address()
    {
        using var browser = _rig.Browser();
        for (var i = 0; i < SignInPace.PerName; i++) await RefusalAsync(browser, "nobody", "x");
        using (var name = await browser.SignInAsync("nobody", "x")) Assert.That(name.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        for (var i = SignInPace.PerName + 1; i < RequestLimits.SignInsPerAddress; i++) await RefusalAsync(browser, $"nobody{i}", "x");

        using var address = await browser.SignInAsync("somebody", "x");

        Assert.That(address.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(address.Headers.RetryAfter!.Delta, Is.GreaterThan(TimeSpan.Zero));
        Assert.That(await address.Content.ReadAsStringAsync(), Does.Contain("Too many requests"));
        Assert.That(await browser.StatusAsync("/sign-in"), Is.EqualTo(HttpStatusCode.OK), "looking at the form is no try");
    }

    [Test]
    [Category("H4")]
    public async Task No_password_reaches_a_log_or_the_trail()
    {
        const string Canary = "canary-of-passwords";
        await _rig.AddAsync("rae", Role.Radiologist);
        using var browser = _rig.Browser();
        await RefusalAsync(browser, "rae", Canary);
        await RefusalAsync(browser, Canary + " in the wrong field", "x");
        using (await browser.SignInAsync("rae", HostRig.Password)) { }
        using (await browser.PostAsync("/account/password", [("Current", HostRig.Password), ("Next", Canary), ("Again", Canary)])) { }
        using (var again = await browser.SignInAsync("rae", Canary)) Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), "the canary is the password");

        var trail = await _rig.Audit.FindAsync(new(), null, 100, CancellationToken.None);

        Assert.That(_rig.Host.Logs.Entries, Has.Some.Contains(" 8001 Sign-in of rae"));
        Assert.That(_rig.Host.Logs.Entries.Where(entry => entry.Contains(Canary, StringComparison.OrdinalIgnoreCase) || entry.Contains(HostRig.Password, StringComparison.Ordinal)), Is.Empty);
        Assert.That(trail.Select(entry => entry.ToString()).ToList(), Has.Count.GreaterThan(4).And.None.Contains(Canary));
    }

    private static async Task<string> RefusalAsync(Browser browser, string name, string password)
    {
        using var answer = await browser.SignInAsync(name, password);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        // The token differs from page to page.
        return string.Join('\n', page.Split('\n').Where(line => !line.Contains("__RequestVerificationToken", StringComparison.Ordinal)));
    }
}
