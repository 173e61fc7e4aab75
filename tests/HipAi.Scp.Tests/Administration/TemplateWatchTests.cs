using HipAi.Scp.Configuration;
using HipAi.Scp.Tests.Review;
using HipAi.Scp.Tests.Support;
using HipAi.Studies;

namespace HipAi.Scp.Tests.Administration;

/// <summary>Requirement E3: what lies in the templates folder is checked and published, or refused while the last good one serves.</summary>
[Category("E3")]
internal sealed class TemplateWatchTests
{
    private const string English = "hip-preliminary.hbs";

    private static readonly StudySnapshot Snapshot = SampleStudies.Snapshot(
        SampleStudies.Certain, SampleStudies.Facts("OKAFOR^GRACE"),
        SampleStudies.Image(SampleStudies.Instance(SampleStudies.Certain, 1), RadiographView.ApPelvis, ImageLaterality.Bilateral));

    private static PreliminaryReport Compose(TemplateRig rig) => rig.Shelf.Compose(
        Snapshot, SampleStudies.Prediction(Snapshot, SampleStudies.Finding(Snapshot, HipSide.Right, HardwareClass.TotalHipArthroplasty, .97)), 1, rig.Time.GetUtcNow());

    [TestCase(RigDatabase.Sqlite)]
    [TestCase(RigDatabase.Postgres), Category("H6")]
    public async Task The_shipped_templates_are_published_at_the_first_start_and_not_again_at_the_next(RigDatabase kind)
    {
        using var rig = await new TemplateRig(kind).StartAsync();
        Assert.That(await rig.VersionsAsync(), Is.EqualTo(new[] { "hip-preliminary 1 published", "hip-vorlaeufig 1 published" }));

        using var again = await new TemplateRig(kind, engine: rig.Engine).StartAsync();
        if (kind == RigDatabase.Postgres) Assert.That(await again.VersionsAsync(), Is.EqualTo(await rig.VersionsAsync()));
        Assert.That(again.Shelf.Serving, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_report_names_template_version_and_hash_and_the_site_s_language_decides()
    {
        using var english = await new TemplateRig().StartAsync();
        using var german = await new TemplateRig(language: "de").StartAsync();
        var report = Compose(english);
        Assert.That((report.TemplateName, report.TemplateVersion, report.Language), Is.EqualTo(("hip-preliminary", 1, "en")));
        Assert.That(report.TemplateSha256, Is.EqualTo((await english.Ledger.VersionsAsync("hip-preliminary", CancellationToken.None))[0].Sha256));
        Assert.That(Compose(german).Section(SectionCode.Impression)!.Text, Is.EqualTo("Hüft-TEP rechts."));
    }

    [TestCase(RigDatabase.Sqlite)]
    [TestCase(RigDatabase.Postgres), Category("H6")]
    public async Task An_edited_file_is_published_as_the_next_version_and_the_one_before_is_retired(RigDatabase kind)
    {
        using var rig = await new TemplateRig(kind).StartAsync();
        rig.Edit(English, "None available to the software.", "No earlier studies were looked at.");
        await rig.LookAsync();
        var report = Compose(rig);
        Assert.That((report.Section(SectionCode.Comparison)!.Text, report.TemplateVersion), Is.EqualTo(("No earlier studies were looked at.", 2)));
        Assert.That(await rig.VersionsAsync("hip-preliminary"), Is.EqualTo(new[] { "hip-preliminary 1 retired", "hip-preliminary 2 published" }));
        var second = (await rig.Ledger.VersionsAsync("hip-preliminary", CancellationToken.None))[1];
        Assert.That((second.WrittenBy, second.PublishedBy, second.PublishedAt), Is.EqualTo(("file " + English, "file " + English, rig.Time.GetUtcNow())));
    }

    [Test]
    public async Task A_file_that_is_edited_back_makes_its_old_version_serve_again()
    {
        using var rig = await new TemplateRig().StartAsync();
        var (text, first) = (rig.Read(English), Compose(rig).TemplateSha256);
        rig.Edit(English, "None available", "None at all");
        await rig.LookAsync();
        File.WriteAllText(Path.Combine(rig.Folder, English), text);
        await rig.LookAsync();
        Assert.That((Compose(rig).TemplateVersion, Compose(rig).TemplateSha256), Is.EqualTo((1, first)));
        Assert.That(await rig.VersionsAsync("hip-preliminary"), Is.EqualTo(new[] { "hip-preliminary 1 published", "hip-preliminary 2 retired" }));
    }

    [Test]
    public async Task A_spoilt_file_is_refused_once_with_line_and_reason_while_the_last_good_one_serves()
    {
        using var rig = await new TemplateRig().StartAsync();
        rig.Edit(English, "None available to the software.", "{{study.uid}}");
        await rig.LookAsync();
        await rig.LookAsync();
        Assert.That(rig.Logs.Entries.Count(entry => entry.Contains(" 7001 ", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(rig.Logs.Entries, Has.Some.Contains("Template refused: hip-preliminary.hbs, line 112: '{{study.uid}}': there is no field 'study.uid' here; what served before goes on serving"));
        Assert.That(rig.Shelf.Refusals.Select(refusal => (refusal.File, refusal.Line)), Is.EqualTo(new[] { (English, 112) }));
        Assert.That(Compose(rig).Section(SectionCode.Comparison)!.Text, Is.EqualTo("None available to the software."));

        rig.Edit(English, "{{study.uid}}", "None.");
        await rig.LookAsync();
        Assert.That(rig.Shelf.Refusals, Is.Empty);
        Assert.That(Compose(rig).Section(SectionCode.Comparison)!.Text, Is.EqualTo("None."));
    }

    [Test]
    public async Task A_changed_partial_makes_new_versions_of_the_templates_that_use_it()
    {
        using var rig = await new TemplateRig().StartAsync();
        File.WriteAllText(Path.Combine(rig.Folder, "partials", "site-footer.hbs"), "Questions: reading room.\n");
        await rig.LookAsync();
        Assert.That(Compose(rig).Text, Does.EndWith("\nQuestions: reading room.\n"));
        Assert.That(rig.Shelf.Serving.Select(serving => serving.Version), Is.EqualTo(new[] { 2, 2 }));

        File.WriteAllText(Path.Combine(rig.Folder, "partials", "site-footer.hbs"), "Questions: {{who}}.\n");
        await rig.LookAsync();
        Assert.That(rig.Shelf.Refusals.Select(refusal => refusal.Reason), Has.Some.Contains("partials/site-footer.hbs, line 1: '{{who}}': there is no field 'who' here"));
        Assert.That(Compose(rig).Text, Does.EndWith("\nQuestions: reading room.\n"));
    }

    [Test]
    public async Task A_second_default_of_a_language_is_refused_with_both_names()
    {
        using var rig = await new TemplateRig().StartAsync();
        File.WriteAllText(Path.Combine(rig.Folder, "other.hbs"), rig.Read(English).Replace("name: hip-preliminary", "name: other", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(rig.Folder, "special.hbs"), rig.Read(English).Replace("name: hip-preliminary", "name: special\nserves: {sources: [XRAY1]}", StringComparison.Ordinal));
        await rig.LookAsync();
        Assert.That(rig.Shelf.Refusals.Single().Reason, Does.Contain("'hip-preliminary'").And.Contain("'other'").And.Contain("nothing decides between them"));
        Assert.That(rig.Shelf.Serving.Select(serving => serving.Template.Name), Is.EqualTo(new[] { "hip-preliminary", "hip-vorlaeufig", "special" }), "the good one of the two serves");
    }

    [Test]
    public async Task Two_files_of_one_name_are_told_apart_by_refusing_the_second()
    {
        using var rig = new TemplateRig();
        File.WriteAllText(Path.Combine(rig.Folder, "zz-copy.hbs"), rig.Read(English));
        await rig.StartAsync();
        Assert.That(rig.Shelf.Refusals.Single(), Has.Property("File").EqualTo("zz-copy.hbs").And.Property("Reason").EqualTo("its name 'hip-preliminary' is that of hip-preliminary.hbs"));
    }

    [Test]
    public async Task The_service_starts_with_a_spoilt_file_when_a_good_version_is_in_the_database_and_not_without()
    {
        using var rig = await new TemplateRig().StartAsync();
        rig.Edit(English, "{{capital (list technique)}}", "{{shout}}");
        await rig.Watch.PrepareAsync(CancellationToken.None);
        Assert.That(rig.Shelf.Serving, Has.Count.EqualTo(2));

        using var fresh = new TemplateRig();
        fresh.Edit(English, "{{capital (list technique)}}", "{{shout}}");
        File.Delete(Path.Combine(fresh.Folder, "hip-vorlaeufig.hbs"));
        var fault = Assert.ThrowsAsync<ConfigurationException>(() => fresh.StartAsync());
        Assert.That(fault!.Errors.Single().ToString(), Does.StartWith("HipAi:Reporting:TemplatesFolder").And.Contain("hip-preliminary.hbs, line 103: '{{shout}}'"));
    }

    [Test]
    public async Task A_removed_file_changes_nothing_and_a_lost_folder_is_told()
    {
        using var rig = await new TemplateRig().StartAsync();
        File.Delete(Path.Combine(rig.Folder, English));
        await rig.LookAsync();
        Assert.That(rig.Shelf.Serving, Has.Count.EqualTo(2));
        Directory.Delete(rig.Folder, recursive: true);
        await rig.LookAsync();
        Assert.That(rig.Logs.Entries, Has.Some.Contains(" 7002 Templates could not be looked at"));
        Assert.That(Compose(rig).TemplateVersion, Is.EqualTo(1));
    }

    [Test, Category("H6")]
    public async Task What_one_node_publishes_serves_on_the_others_at_their_next_look()
    {
        using var first = await new TemplateRig(RigDatabase.Postgres).StartAsync();
        using var second = await new TemplateRig(engine: first.Engine).StartAsync();
        first.Edit(English, "None available", "None at all");
        await first.LookAsync();
        await second.LookAsync();
        Assert.That(Compose(second).TemplateVersion, Is.EqualTo(2));
        await second.LookAsync();
        Assert.That(await first.VersionsAsync("hip-preliminary"), Is.EqualTo(new[] { "hip-preliminary 1 retired", "hip-preliminary 2 published" }), "the other node's older file is not published over it");
    }
}
