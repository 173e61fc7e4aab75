using HipAi.Reporting;
using HipAi.Scp.Administration.Templates;
using HipAi.Scp.Tests.Support;

namespace HipAi.Scp.Tests.Administration;

/// <summary>Requirement E3: draft → publish → roll back, and versions that do not change.</summary>
[Category("E3")]
[TestFixture(RigDatabase.Sqlite)]
[TestFixture(RigDatabase.Postgres)]
internal sealed class TemplateDeskTests(RigDatabase kind)
{
    private const string Name = "hip-preliminary";

    private TemplateRig _rig = null!;

    private static CancellationToken None => CancellationToken.None;

    [SetUp]
    public async Task SetUp() => _rig = await new TemplateRig(kind).StartAsync();

    [TearDown]
    public void TearDown() => _rig.Dispose();

    private string Edited(string comparison) => _rig.Read(Name + ".hbs").Replace("None available to the software.", comparison, StringComparison.Ordinal);

    private async Task<TemplateVersion> DraftAsync(string comparison) =>
        (await _rig.Desk.SaveDraftAsync(Name, Edited(comparison), new Dictionary<string, string>(), "ann", None)).Draft;

    [Test]
    public async Task A_draft_serves_nothing_until_it_is_published_and_is_a_version_then()
    {
        Assert.That((await DraftAsync("First try.")).Version, Is.EqualTo(2));
        Assert.That((await DraftAsync("Second try.")).Version, Is.EqualTo(2), "one draft, written over");
        Assert.That(_rig.Shelf.Serving.Select(serving => serving.Version), Is.EqualTo(new[] { 1, 1 }));

        var published = await _rig.Desk.PublishAsync(Name, "bob", None);
        Assert.That((published.Version, published.Status, published.WrittenBy, published.PublishedBy), Is.EqualTo((2, "published", "ann", "bob")));
        Assert.That(await _rig.VersionsAsync(Name), Is.EqualTo(new[] { $"{Name} 1 retired", $"{Name} 2 published" }));
        Assert.That(_rig.Shelf.Serving.Single(serving => serving.Template.Name == Name).Template.Text, Does.Contain("Second try."));
        Assert.That(() => _rig.Desk.PublishAsync(Name, "bob", None), Throws.TypeOf<TemplateRefusedException>().With.Message.EqualTo($"'{Name}' has no draft"));
    }

    [Test]
    public async Task A_faulty_draft_is_kept_with_its_fault_and_cannot_be_published()
    {
        var (draft, fault) = await _rig.Desk.SaveDraftAsync(Name, Edited("{{study.uid}}"), new Dictionary<string, string>(), "ann", None);
        Assert.That((draft.Sha256, fault!.Line), Is.EqualTo(("", 112)));
        Assert.That(() => _rig.Desk.PublishAsync(Name, "ann", None), Throws.TypeOf<TemplateException>().With.Property("Line").EqualTo(112));
        Assert.That(await _rig.VersionsAsync(Name), Is.EqualTo(new[] { $"{Name} 1 published", $"{Name} 2 draft" }));
        Assert.That(await _rig.Ledger.DiscardDraftAsync(Name, None), Is.True);
        Assert.That(await _rig.Ledger.DiscardDraftAsync(Name, None), Is.False);
    }

    [Test]
    public async Task Rolling_back_makes_an_earlier_version_serve_and_publishing_again_makes_no_third()
    {
        await DraftAsync("Other words.");
        await _rig.Desk.PublishAsync(Name, "ann", None);
        var back = await _rig.Desk.RollBackAsync(Name, 1, "bob", None);
        Assert.That((back.Version, back.Status, back.PublishedBy), Is.EqualTo((1, "published", "bob")));
        Assert.That(await _rig.VersionsAsync(Name), Is.EqualTo(new[] { $"{Name} 1 published", $"{Name} 2 retired" }));

        await DraftAsync("Other words.");
        Assert.That((await _rig.Desk.PublishAsync(Name, "ann", None)).Version, Is.EqualTo(2));
        Assert.That(await _rig.VersionsAsync(Name), Is.EqualTo(new[] { $"{Name} 1 retired", $"{Name} 2 published" }), "the draft of the same text is that version");
        Assert.That(() => _rig.Desk.RollBackAsync(Name, 7, "bob", None), Throws.TypeOf<TemplateRefusedException>());
    }

    [Test]
    public async Task A_published_version_never_changes_its_text()
    {
        var before = (await _rig.Ledger.VersionsAsync(Name, None))[0];
        await DraftAsync("Other words.");
        await _rig.Desk.PublishAsync(Name, "ann", None);
        await _rig.Desk.RollBackAsync(Name, 1, "ann", None);
        var after = (await _rig.Ledger.VersionsAsync(Name, None))[0];
        Assert.That((after.Text, after.Sha256, after.WrittenAt, after.WrittenBy), Is.EqualTo((before.Text, before.Sha256, before.WrittenAt, before.WrittenBy)));
        Assert.That(after.Partials, Is.EqualTo(before.Partials));
    }

    [Test]
    public async Task A_version_that_the_api_published_stays_until_the_file_is_changed()
    {
        await DraftAsync("By the API.");
        await _rig.Desk.PublishAsync(Name, "ann", None);
        await _rig.LookAsync();
        Assert.That(_rig.Shelf.Serving.Single(serving => serving.Template.Name == Name).Version, Is.EqualTo(2));
        _rig.Edit(Name + ".hbs", "None available", "None at all");
        await _rig.LookAsync();
        Assert.That(_rig.Shelf.Serving.Single(serving => serving.Template.Name == Name).Version, Is.EqualTo(3));
    }

    [Test]
    public async Task The_last_default_cannot_be_retired_and_another_can()
    {
        await _rig.Desk.RetireAsync("hip-vorlaeufig", "ann", None);
        Assert.That(_rig.Shelf.Serving.Select(serving => serving.Template.Name), Is.EqualTo(new[] { Name }));
        Assert.That(() => _rig.Desk.RetireAsync(Name, "ann", None), Throws.TypeOf<TemplateRefusedException>().With.Message.Contains("no template serves the studies"));
        Assert.That(await _rig.VersionsAsync(Name), Is.EqualTo(new[] { $"{Name} 1 published" }), "nothing of it was kept");
    }

    [Test]
    public async Task A_draft_has_the_partials_of_the_folder_and_its_own_in_their_place()
    {
        var partials = new Dictionary<string, string> { ["site-footer"] = "Of the draft.\n" };
        var (draft, fault) = await _rig.Desk.SaveDraftAsync(Name, Edited("None."), partials, "ann", None);
        Assert.That(fault, Is.Null);
        Assert.That(draft.Partials.Keys, Is.EquivalentTo(new[] { "failure-advice", "site-footer", "site-header" }));
        Assert.That(draft.Partials["site-footer"], Is.EqualTo("Of the draft.\n"));
    }

    [Test]
    public async Task A_draft_under_another_name_is_refused()
    {
        var (_, fault) = await _rig.Desk.SaveDraftAsync("another", Edited("None."), new Dictionary<string, string>(), "ann", None);
        Assert.That(fault!.Message, Is.EqualTo("another.hbs, line 2: front matter: 'name' is 'hip-preliminary', but the template is 'another'"));
    }
}
