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

    private static readonly TemplateAuthor Ann = new("ann", "ann"), Bob = new("bob", "bob", "192.0.2.1");

    private TemplateRig _rig = null!;

    private static CancellationToken None => CancellationToken.None;

    [SetUp]
    public async Task SetUp() => _rig = await new TemplateRig(kind).StartAsync();

    [TearDown]
    public void TearDown() => _rig.Dispose();

    private string Edited(string comparison) => _rig.Read(Name + ".hbs").Replace("None available to the software.", comparison, StringComparison.Ordinal);

    private async Task<TemplateVersion> DraftAsync(string comparison) =>
        (await _rig.Desk.SaveDraftAsync(Name, Edited(comparison), new Dictionary<string, string>(), Ann, null, None)).Draft;

    [Test]
    public async Task A_draft_serves_nothing_until_it_is_published_and_is_a_version_then()
    {
        Assert.That((await DraftAsync("First try.")).Version, Is.EqualTo(2));
        Assert.That((await DraftAsync("Second try.")).Version, Is.EqualTo(2), "one draft, written over");
        Assert.That(_rig.Shelf.Serving.Select(serving => serving.Version), Is.EqualTo(new[] { 1, 1 }));

        var published = await _rig.Desk.PublishAsync(Name, Bob, null, None);
        Assert.That((published.Version, published.Status, published.WrittenBy, published.PublishedBy), Is.EqualTo((2, "published", "ann", "bob")));
        Assert.That(await _rig.VersionsAsync(Name), Is.EqualTo(new[] { $"{Name} 1 retired", $"{Name} 2 published" }));
        Assert.That(_rig.Shelf.Serving.Single(serving => serving.Template.Name == Name).Template.Text, Does.Contain("Second try."));
        Assert.That(() => _rig.Desk.PublishAsync(Name, Bob, null, None), Throws.TypeOf<TemplateRefusedException>().With.Message.EqualTo($"'{Name}' has no draft"));
    }

    [Test]
    public async Task A_faulty_draft_is_kept_with_its_fault_and_cannot_be_published()
    {
        var (draft, fault) = await _rig.Desk.SaveDraftAsync(Name, Edited("{{study.uid}}"), new Dictionary<string, string>(), Ann, null, None);
        Assert.That((draft.Sha256, fault!.Line), Is.EqualTo(("", 112)));
        Assert.That(() => _rig.Desk.PublishAsync(Name, Ann, null, None), Throws.TypeOf<TemplateException>().With.Property("Line").EqualTo(112));
        Assert.That(await _rig.VersionsAsync(Name), Is.EqualTo(new[] { $"{Name} 1 published", $"{Name} 2 draft" }));
        Assert.That(await _rig.Ledger.DiscardDraftAsync(Name, Ann, null, None), Is.True);
        Assert.That(await _rig.Ledger.DiscardDraftAsync(Name, Ann, null, None), Is.False);
    }

    [Test]
    public async Task Rolling_back_makes_an_earlier_version_serve_and_publishing_again_makes_no_third()
    {
        await DraftAsync("Other words.");
        await _rig.Desk.PublishAsync(Name, Ann, null, None);
        var back = await _rig.Desk.RollBackAsync(Name, 1, Bob, None);
        Assert.That((back.Version, back.Status, back.PublishedBy), Is.EqualTo((1, "published", "bob")));
        Assert.That(await _rig.VersionsAsync(Name), Is.EqualTo(new[] { $"{Name} 1 published", $"{Name} 2 retired" }));

        await DraftAsync("Other words.");
        Assert.That((await _rig.Desk.PublishAsync(Name, Ann, null, None)).Version, Is.EqualTo(2));
        Assert.That(await _rig.VersionsAsync(Name), Is.EqualTo(new[] { $"{Name} 1 retired", $"{Name} 2 published" }), "the draft of the same text is that version");
        Assert.That(() => _rig.Desk.RollBackAsync(Name, 7, Bob, None), Throws.TypeOf<TemplateRefusedException>());
    }

    [Test]
    public async Task A_published_version_never_changes_its_text()
    {
        var before = (await _rig.Ledger.VersionsAsync(Name, None))[0];
        await DraftAsync("Other words.");
        await _rig.Desk.PublishAsync(Name, Ann, null, None);
        await _rig.Desk.RollBackAsync(Name, 1, Ann, None);
        var after = (await _rig.Ledger.VersionsAsync(Name, None))[0];
        Assert.That((after.Text, after.Sha256, after.WrittenAt, after.WrittenBy), Is.EqualTo((before.Text, before.Sha256, before.WrittenAt, before.WrittenBy)));
        Assert.That(after.Partials, Is.EqualTo(before.Partials));
    }

    [Test]
    public async Task A_version_that_the_api_published_stays_until_the_file_is_changed()
    {
        await DraftAsync("By the API.");
        await _rig.Desk.PublishAsync(Name, Ann, null, None);
        await _rig.LookAsync();
        Assert.That(_rig.Shelf.Serving.Single(serving => serving.Template.Name == Name).Version, Is.EqualTo(2));
        _rig.Edit(Name + ".hbs", "None available", "None at all");
        await _rig.LookAsync();
        Assert.That(_rig.Shelf.Serving.Single(serving => serving.Template.Name == Name).Version, Is.EqualTo(3));
    }

    [Test]
    public async Task The_last_default_cannot_be_retired_and_another_can()
    {
        await _rig.Desk.RetireAsync("hip-vorlaeufig", Ann, None);
        Assert.That(_rig.Shelf.Serving.Select(serving => serving.Template.Name), Is.EqualTo(new[] { Name }));
        Assert.That(() => _rig.Desk.RetireAsync(Name, Ann, None), Throws.TypeOf<TemplateRefusedException>().With.Message.Contains("no template serves the studies"));
        Assert.That(await _rig.VersionsAsync(Name), Is.EqualTo(new[] { $"{Name} 1 published" }), "nothing of it was kept");
    }

    [Test]
    public async Task A_draft_has_the_partials_of_the_folder_and_its_own_in_their_place()
    {
        var partials = new Dictionary<string, string> { ["site-footer"] = "Of the draft.\n" };
        var (draft, fault) = await _rig.Desk.SaveDraftAsync(Name, Edited("None."), partials, Ann, null, None);
        Assert.That(fault, Is.Null);
        Assert.That(draft.Partials.Keys, Is.EquivalentTo(new[] { "failure-advice", "site-footer", "site-header" }));
        Assert.That(draft.Partials["site-footer"], Is.EqualTo("Of the draft.\n"));
    }

    [Test]
    public async Task A_draft_under_another_name_is_refused()
    {
        var (_, fault) = await _rig.Desk.SaveDraftAsync("another", Edited("None."), new Dictionary<string, string>(), Ann, null, None);
        Assert.That(fault!.Message, Is.EqualTo("another.hbs, line 2: front matter: 'name' is 'hip-preliminary', but the template is 'another'"));
    }

    [Test]
    public async Task Of_two_people_at_one_draft_the_second_is_told_and_loses_nothing()
    {
        var mine = await DraftAsync("Mine.");
        var (theirs, _) = await _rig.Desk.SaveDraftAsync(Name, Edited("Theirs."), new Dictionary<string, string>(), Bob, mine.Revision, None);

        Assert.That(
            () => _rig.Desk.SaveDraftAsync(Name, Edited("Mine again."), new Dictionary<string, string>(), Ann, mine.Revision, None),
            Throws.TypeOf<DraftConflictException>().With.Property("Current").Property("WrittenBy").EqualTo("bob"));
        Assert.That(() => _rig.Desk.PublishAsync(Name, Ann, mine.Revision, None), Throws.TypeOf<DraftConflictException>());
        Assert.That(() => _rig.Ledger.DiscardDraftAsync(Name, Ann, mine.Revision, None), Throws.TypeOf<DraftConflictException>());
        Assert.That(() => _rig.Desk.SaveDraftAsync(Name, Edited("New."), new Dictionary<string, string>(), Ann, DraftExpectation.NoDraft, None), Throws.TypeOf<DraftConflictException>());
        Assert.That((await _rig.Desk.DraftAsync(Name, None))!.Text, Does.Contain("Theirs."));

        Assert.That((await _rig.Desk.SaveDraftAsync(Name, Edited("Mine again."), new Dictionary<string, string>(), Ann, theirs.Revision, None)).Draft.Text, Does.Contain("Mine again."));
    }

    [Test]
    public async Task A_draft_that_was_published_meanwhile_is_not_written_over_either()
    {
        var mine = await DraftAsync("Mine.");
        await _rig.Desk.PublishAsync(Name, Bob, mine.Revision, None);

        Assert.That(
            () => _rig.Desk.SaveDraftAsync(Name, Edited("Mine again."), new Dictionary<string, string>(), Ann, mine.Revision, None),
            Throws.TypeOf<DraftConflictException>().With.Property("Current").Null);
    }

    [Test, Category("H3")]
    public async Task Every_change_by_a_person_stands_in_the_audit_trail_and_a_refused_one_does_not()
    {
        await DraftAsync("Other words.");
        await _rig.Desk.PublishAsync(Name, Bob, null, None);
        await _rig.Desk.RollBackAsync(Name, 1, Bob, None);
        await _rig.Desk.RetireAsync("hip-vorlaeufig", Bob, None);
        Assert.That(() => _rig.Desk.RetireAsync(Name, Ann, None), Throws.TypeOf<TemplateRefusedException>());
        await DraftAsync("Yet others.");
        await _rig.Ledger.DiscardDraftAsync(Name, Ann, null, None);

        var rows = await _rig.Database.ReadAsync(db => Task.FromResult(db.Audit.OrderBy(row => row.Id).ToList()), None);
        Assert.That(rows.Select(row => $"{row.Actor} {row.Action} {row.Subject}: {row.Detail}"), Is.EqualTo(new[]
        {
            $"ann TemplateChanged {Name}: draft 2 written", $"bob TemplatePublished {Name}: version 2 published", $"bob TemplatePublished {Name}: rolled back to version 1",
            "bob TemplateChanged hip-vorlaeufig: version 1 taken out of service",
            $"ann TemplateChanged {Name}: draft 3 written", $"ann TemplateChanged {Name}: draft 3 discarded",
        }));
        Assert.That(rows[1].Address, Is.EqualTo("192.0.2.1"));
    }
}
