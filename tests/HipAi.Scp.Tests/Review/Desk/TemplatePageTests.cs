using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using HipAi.Scp.Administration.Templates;
using HipAi.Scp.Security;
using Microsoft.Extensions.DependencyInjection;
using static HipAi.Scp.Tests.Review.Desk.DeskHost;

namespace HipAi.Scp.Tests.Review.Desk;

/// <summary>An admin's way from a draft to a version that serves, by the forms of the pages alone (requirements E1 to E3, E5, E6).</summary>
[Category("E3")]
internal sealed class TemplatePageTests
{
    private const string Name = "hip-preliminary";
    private const string Edit = $"/templates/{Name}/edit";
    private const string None = "None available to the software.";
    private const string Canary = "<script>alert(1)</script>\"'><img src=x>";

    private DeskHost _host = null!;
    private HttpClient _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _host = await DeskHost.StartAsync();
        _ann = await _host.SignInAsync("ann", Role.Admin);
    }

    [TearDown]
    public async Task TearDown()
    {
        _ann.Dispose();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task A_template_is_edited_previewed_published_and_brought_back()
    {
        Assert.That(await PageAsync(_ann, "/templates"), Does.Contain("Hip radiographs, preliminary report").And.Contain("all studies").And.Contain("by the file hip-preliminary.hbs"));
        var text = Edited("No earlier studies were looked at.");

        var shown = await PostAsync(_ann, Edit, "Preview", ("text", text), ("revision", ""), ("study", "sample:one-hip-certain"));
        Assert.That(shown.Text, Does.Contain("Compared with hip-preliminary, version 1").And.Match("line-added[^>]*><span class=\"sign\">\\+</span>No earlier studies were looked at."));

        var saved = await PostAsync(_ann, Edit, "Publish", ("text", text), ("revision", ""));
        Assert.That((saved.Status, saved.Location), Is.EqualTo((HttpStatusCode.Redirect, $"/templates/{Name}/publish")));
        var question = await PageAsync(_ann, $"/templates/{Name}/publish");
        Assert.That(question, Does.Contain("From now on version 2 serves <strong>all studies</strong>").And.Contain("takes the place of version 1"));

        var published = await PostAsync(_ann, $"/templates/{Name}/publish", "", ("revision", Revision(question)));
        Assert.That(published.Location, Is.EqualTo($"/templates/{Name}"));
        Assert.That(await PageAsync(_ann, $"/templates/{Name}"), Does.Contain("Version 2 serves all studies from now on.").And.Contain("by ann"));

        var back = await PostAsync(_ann, $"/templates/{Name}", "RollBack", ("version", "1"));
        Assert.That(back.Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await PageAsync(_ann, $"/templates/{Name}?from=1&to=2"), Does.Contain("Version 1 serves again.").And.Match("line-added\">\\s*<td class=\"sign\">\\+[^\n]*\n\\s*<td>No earlier studies were looked at."));
        Assert.That((await _host.AuditAsync()).Select(row => $"{row.Actor} {row.Action}"), Is.EqualTo(new[] { "ann TemplateChanged", "ann TemplatePublished", "ann TemplatePublished" }));
    }

    [Test, Category("E2")]
    public async Task A_faulty_draft_is_kept_told_with_its_line_and_cannot_be_published()
    {
        var checkedOnly = await PostAsync(_ann, Edit, "Check", ("text", Edited("{{study.uid}}")), ("revision", ""));
        Assert.That(checkedOnly.Text, Does.Contain("hip-preliminary.hbs, line 112:").And.Contain("there is no field 'study.uid' here"));

        await PostAsync(_ann, Edit, "Save", ("text", Edited("{{study.uid}}")), ("revision", ""));
        var question = await PageAsync(_ann, $"/templates/{Name}/publish");
        Assert.That(question, Does.Contain("This draft cannot be published yet.").And.Contain("line 112").And.Not.Contain("Publish version 2"));
        var refused = await SendWithTokenOfAsync("/templates", $"/templates/{Name}/publish", "", ("revision", (await VersionAsync()).Revision));
        Assert.That(refused.Text, Does.Contain("Not done.").And.Contain("there is no field 'study.uid' here"));
        Assert.That(await PageAsync(_ann, "/templates"), Does.Contain("2, faulty"));
    }

    [Test]
    public async Task The_second_of_two_people_sees_what_the_first_saved_and_chooses()
    {
        using var bob = await _host.SignInAsync("bob", Role.Admin);
        await PostAsync(_ann, Edit, "Save", ("text", Edited("Of ann.")), ("revision", ""));

        var conflict = await PostAsync(bob, Edit, "Save", ("text", Edited("Of bob.")), ("revision", ""));
        Assert.That(conflict.Text, Does.Contain("ann has saved this draft at").And.Contain("Of ann.").And.Contain("Of bob."));
        Assert.That((await VersionAsync()).Text, Does.Contain("Of ann."));

        var theirs = Regex.Match(conflict.Text, "name=\"theirs\" value=\"([^\"]+)\"").Groups[1].Value;
        var kept = await PostAsync(bob, Edit, "Overwrite", ("text", Edited("Of bob.")), ("revision", ""), ("theirs", theirs));
        Assert.That(kept.Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await VersionAsync(), Has.Property("Text").Contains("Of bob.").And.Property("WrittenBy").EqualTo("bob"));
    }

    [Test, Category("E1"), Category("E6")]
    public async Task A_copy_has_another_name_language_and_studies()
    {
        var copied = await PostAsync(_ann, "/templates", "Copy", ("From", Name), ("Name", "trauma"), ("Title", "Trauma \"hip\""), ("Language", "fr"), ("Sources", "ER1, ER2"), ("Procedures", "trauma"));
        Assert.That(copied.Location, Is.EqualTo("/templates/trauma/edit"));
        Assert.That(await PageAsync(_ann, "/templates/trauma/publish"), Does.Contain("serves <strong>source ER1 or ER2, procedure trauma</strong>"));

        var draft = await VersionAsync("trauma");
        Assert.That((draft.Language, draft.Title), Is.EqualTo(("fr", "Trauma \"hip\"")));
        var again = await PostAsync(_ann, "/templates", "Copy", ("From", Name), ("Name", "trauma"), ("Title", "x"));
        Assert.That(again.Text, Does.Contain("there is a template 'trauma' already"));
        Assert.That((await PostAsync(_ann, "/templates", "Copy", ("From", Name), ("Name", "../x"), ("Title", "x"))).Text, Does.Contain("A name consists of small letters"));
    }

    [Test, Category("E2")]
    public async Task A_copy_for_the_same_studies_is_refused_before_it_is_published_with_both_names()
    {
        await PostAsync(_ann, "/templates", "Copy", ("From", Name), ("Name", "second"), ("Title", "Second"));

        Assert.That(await PageAsync(_ann, "/templates/second/publish"), Does.Contain("cannot be published beside the other templates").And.Contain("'hip-preliminary' and 'second'"));
    }

    [Test, Category("E1")]
    public async Task Lines_of_the_site_become_drafts_of_every_template_that_has_them()
    {
        var saved = await PostAsync(_ann, "/templates", "Lines", ("header", "Department of Radiology\r\nTelephone 01234 5678"), ("footer", ""));
        Assert.That(saved.Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await PageAsync(_ann, "/templates"), Does.Contain("Saved as a draft of hip-preliminary and of hip-vorlaeufig."));
        Assert.That((await VersionAsync()).Partials["site-header"], Is.EqualTo("Department of Radiology\nTelephone 01234 5678\n"));
        Assert.That(await PageAsync(_ann, Edit), Does.Match("line-added[^>]*><span class=\"sign\">\\+</span>Department of Radiology"));

        Assert.That((await PostAsync(_ann, "/templates", "Lines", ("header", "Other"), ("footer", ""))).Text, Does.Contain("has a draft already"));
        Assert.That((await PostAsync(_ann, "/templates", "Lines", ("header", "{{patient.name}}"), ("footer", ""))).Text, Does.Contain("must be plain text"));
    }

    [Test, Category("E5")]
    public async Task An_mrrt_file_becomes_a_draft_and_what_was_not_taken_over_is_told()
    {
        const string html = "<html><head><title>CT hip</title><meta name=\"dcterms.type\" content=\"IMAGE_REPORT_TEMPLATE\"></head><body><section data-section-name=\"Weather\"><p>Sunny.</p></section></body></html>";
        var imported = await PostAsync(_ann, "/templates", "Import", ("html", html), ("name", ""));
        Assert.That(imported.Location, Is.EqualTo("/templates/ct-hip/edit"), imported.Text);
        Assert.That(await PageAsync(_ann, imported.Location!), Does.Contain("Imported as a draft").And.Contain("section 'Weather' is none that is known"));
        Assert.That((await PostAsync(_ann, "/templates", "Import", ("html", "<p>x</p>"), ("name", ""))).Text, Does.Contain("no MRRT report template"));
        Assert.That((await PostAsync(_ann, "/templates", "Import", ("html", ""), ("name", ""))).Text, Does.Contain("choose a file"));
    }

    [Test]
    public async Task A_draft_is_discarded_and_a_template_that_is_needed_stays()
    {
        await PostAsync(_ann, Edit, "Save", ("text", Edited("Of ann.")), ("revision", ""));
        var discarded = await PostAsync(_ann, $"/templates/{Name}", "Discard", ("revision", Revision(await PageAsync(_ann, $"/templates/{Name}"))));
        Assert.That(discarded.Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await PageAsync(_ann, $"/templates/{Name}"), Does.Contain("The draft is discarded.").And.Not.Contain("There is a draft"));

        await PostAsync(_ann, "/templates/hip-vorlaeufig", "Retire");
        Assert.That((await PostAsync(_ann, $"/templates/{Name}", "Retire")).Text, Does.Contain("Not done.").And.Contain("no template serves the studies that no other one serves"));
    }

    [TestCase("/templates/nobody")]
    [TestCase("/templates/nobody/edit")]
    [TestCase($"/templates/{Name}/publish")]
    public async Task What_is_not_there_is_said_not_to_be(string address)
    {
        using var answer = await _ann.GetAsync(new Uri(address, UriKind.Relative));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("There is no "));
    }

    [Test, Category("E4")]
    public async Task Words_of_a_template_cannot_become_markup()
    {
        var text = Edited(Canary).Replace("title: Hip radiographs, preliminary report", $"title: '{Canary.Replace("'", "''", StringComparison.Ordinal)}'", StringComparison.Ordinal);
        await PostAsync(_ann, Edit, "Save", ("text", text), ("revision", ""), ("partials[site-footer]", Canary));
        await PostAsync(_ann, $"/templates/{Name}/publish", "", ("revision", (await VersionAsync()).Revision));

        foreach (var address in new[] { "/templates", $"/templates/{Name}?from=1&to=2", Edit })
        {
            var page = await RawAsync(_ann, address);
            Assert.That(page, Does.Not.Contain("<script>alert").IgnoreCase.And.Not.Contain("<img src=x").IgnoreCase, address);
            Assert.That(page, Does.Contain("&lt;script&gt;alert"), address);
            Assert.That(page, Does.Not.Contain(" style=").And.Not.Match("<script(?![^>]* src=\"/)").And.Not.Match(" on[a-z]+=\""), address);
        }
    }

    [Test, Category("H5")]
    public async Task Only_whoever_edits_templates_comes_in_and_a_form_of_another_site_does_nothing()
    {
        using var reader = await _host.SignInAsync("rae", Role.Radiologist);
        foreach (var address in new[] { "/templates", $"/templates/{Name}", Edit, $"/templates/{Name}/publish" })
        {
            using var answer = await reader.GetAsync(new Uri(address, UriKind.Relative));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), address);
            Assert.That(answer.Headers.Location!.OriginalString, Does.Contain("/not-allowed"), address);
        }

        Assert.That((await SendAsync(_ann, Edit, "Save", ("text", Edited("Of nobody.")), ("revision", ""))).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        using var api = await _ann.PutAsJsonAsync(new Uri($"/api/templates/{Name}/draft", UriKind.Relative), new { text = Edited("Of nobody.") });
        Assert.That(api.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await PageAsync(_ann, "/templates"), Does.Not.Contain("Continue the draft"));
    }

    private string Edited(string comparison) => _host.Shipped(Name).Replace(None, comparison, StringComparison.Ordinal);

    private static string Revision(string page) => Regex.Match(page, "name=\"revision\" value=\"([^\"]*)\"").Groups[1].Value;

    private async Task<TemplateVersion> VersionAsync(string name = Name)
    {
        var ledger = _host.Rig.App.Services.GetRequiredService<TemplateLedger>();
        return (await ledger.VersionsAsync(name, CancellationToken.None))[^1];
    }

    private async Task<(HttpStatusCode Status, string? Location, string Text)> SendWithTokenOfAsync(string from, string page, string handler, params (string, string)[] fields)
    {
        var token = Regex.Match(await RawAsync(_ann, from), "name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"").Groups[1].Value;
        return await SendAsync(_ann, page, handler, [.. fields, ("__RequestVerificationToken", token)]);
    }
}
