using System.Net;
using System.Text.RegularExpressions;
using HipAi.Scp.Review;
using HipAi.Scp.Security;
using HipAi.Scp.Tests.Security;
using HipAi.Scp.Tests.Support;

namespace HipAi.Scp.Tests.Review.Account;

/// <summary>The pages of users and of the audit trail, as an admin's browser gets them.</summary>
[Category("H5")]
internal sealed partial class UsersPageTests
{
    private SecurityRig _rig = null!;
    private Browser _admin = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _rig = await SecurityRig.StartAsync();
        _admin = await _rig.Host.SignInAsync(Role.Admin);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _admin.Dispose();
        await _rig.DisposeAsync();
    }

    [GeneratedRegex("secret-text\">([^<]+)<")]
    private static partial Regex Secret();

    [Test]
    public async Task An_admin_makes_a_user_changes_the_roles_and_resets_the_password()
    {
        using var made = await _admin.PostAsync("/users", Fields("pat", "Demo", ("Form.Roles", "operator")), "/users?handler=Create");
        var first = Secret().Match(await made.Content.ReadAsStringAsync()).Groups[1].Value;
        using (var pat = _rig.Browser())
        using (var answer = await pat.SignInAsync("pat", first)) Assert.That(answer.Headers.Location!.OriginalString, Is.EqualTo("/account/password"));

        using (var saved = await _admin.PostAsync("/users/pat", Fields("pat", "Changed", ("Form.Roles", "operator"), ("Form.Roles", "radiologist")), "/users/pat?handler=Save"))
            Assert.That(await saved.Content.ReadAsStringAsync(), Does.Contain("Saved."));
        using var reset = await _admin.PostAsync("/users/pat", [], "/users/pat?handler=Reset");
        var second = Secret().Match(await reset.Content.ReadAsStringAsync()).Groups[1].Value;

        var list = await _admin.TextAsync("/users");
        Assert.That(list, Does.Contain("Changed, Rae").And.Contain("radiologist, operator").And.Contain("must change password").And.Not.Contain(second));
        Assert.That(second, Has.Length.EqualTo(19).And.Not.EqualTo(first));
    }

    [Test]
    public async Task A_wrong_field_is_told_at_the_field_and_what_was_typed_stays()
    {
        using var answer = await _admin.PostAsync("/users", Fields("x", "Kept^Name"), "/users?handler=Create");
        var page = await answer.Content.ReadAsStringAsync();

        Assert.That(page, Does.Contain("A name has 2 to 40 small letters").And.Contain("value=\"Kept^Name\""));
    }

    [Test]
    [Category("E4")]
    public async Task Names_of_users_cannot_become_markup()
    {
        const string canary = "<script>alert(1)</script>";
        using (await _admin.PostAsync("/users", Fields("mark", canary, ("Form.Roles", "operator")), "/users?handler=Create")) { }

        foreach (var path in new[] { "/users", "/users/mark" })
        {
            var page = await _admin.Http.GetStringAsync(path);
            Assert.That(page, Does.Not.Contain("<script>alert"), path);
            Assert.That(page, Does.Contain("&lt;script&gt;alert"), path);
        }
    }

    [Test]
    [Category("H3")]
    public async Task The_trail_is_searched_verified_and_exported_and_reading_it_is_written_down()
    {
        using (await _rig.Browser().SignInAsync("intruder", "x")) { }

        using var found = await _admin.PostAsync("/audit", [("Actor", "intruder")]);
        using var verified = await _admin.PostAsync("/audit", [], "/audit?handler=Verify");
        using var csv = await _admin.PostAsync("/audit", [("Actor", "intruder")], "/audit?handler=Csv");
        using var messages = await _admin.PostAsync("/audit", [("Actor", "intruder")], "/audit?handler=Messages");

        Assert.That(await found.Content.ReadAsStringAsync(), Does.Contain("unknown name").And.Not.Contain("data-label=\"What\">user created"));
        Assert.That(await verified.Content.ReadAsStringAsync(), Does.Contain("none changed, taken out or put in"));
        Assert.That(csv.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/csv"));
        Assert.That(await csv.Content.ReadAsStringAsync(), Does.Contain(",intruder,SignInFailed,").And.Not.Contain("<html"));
        Assert.That(await messages.Content.ReadAsStringAsync(), Does.Contain("<AuditMessage>").And.Contain("UserID=\"intruder\"").And.Not.Contain("<html"));
        Assert.That(await _rig.ActionsAsync(), Has.Some.EqualTo("AuditRead"));
    }

    [TestCase("/sign-in")]
    [TestCase("/account")]
    [TestCase("/account/password")]
    [TestCase("/sign-out")]
    [TestCase("/users")]
    [TestCase("/users/nobody")]
    [TestCase("/audit")]
    [TestCase("/not-allowed")]
    [TestCase("/no-such-page")]
    [TestCase("/")]
    public async Task Every_page_has_the_policy_and_no_script_or_style_inside(string path)
    {
        using var answer = await _admin.Http.GetAsync(path);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.That(answer.Headers.GetValues("Content-Security-Policy"), Is.EqualTo(new[] { SecurityHeaders.ContentSecurityPolicy }));
        Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        Assert.That(answer.Headers.CacheControl!.NoStore);
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/html"));
        Assert.That(page, Does.Not.Match("<script(?![^>]*src=)").And.Not.Contain("style=\"").And.Not.Contain("<style").And.Not.Match("\\son[a-z]+=\""));
        Assert.That(answer.Headers.Contains("Server"), Is.False);
    }

    private static IEnumerable<(string, string)> Fields(string name, string family, params (string, string)[] more) =>
        [("Form.Name", name), ("Form.Family", family), ("Form.Given", "Rae"), ("Form.Prefix", ""), ("Form.Identifier", ""), .. more];
}
