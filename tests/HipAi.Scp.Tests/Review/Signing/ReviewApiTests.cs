using System.Net;
using HipAi.Scp.Storage.Database;
using HipAi.Studies;

namespace HipAi.Scp.Tests.Review.Signing;

/// <summary>Deciding, editing and signing by the API.</summary>
[Category("F2")]
internal sealed class ReviewApiTests
{
    private ReviewRig _rig = null!;
    private ReviewPerson _rae = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _rig = await ReviewRig.StartAsync();
        _rae = _rig.Person();
    }

    [TearDown]
    public ValueTask StopAsync() => _rig.DisposeAsync();

    [Test]
    public async Task A_decision_is_kept_with_its_audit_entry_and_its_line_in_the_timeline()
    {
        var (status, review) = await DecideAsync(ReviewRig.Sure, new { side = "right", verdict = "change", @class = "hemiarthroplasty", reason = " No cup.\r\n " });

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), review.ToString());
        var row = (await _rig.RowsAsync(db => db.HipDecisions)).Single();
        Assert.That((row.Side, row.By, row.SnapshotRevision, row.Kind), Is.EqualTo(("right", "rae", 1, HipDecisionRow.Decision)));
        Assert.That(
            RecordJson.Read<HipDecision>(row.Json),
            Is.EqualTo(new HipDecision(HipSide.Right, HipVerdict.Changed, HardwareClass.Hemiarthroplasty, "No cup.", "Example^Rae^^Dr.")));
        var entry = (await _rig.RowsAsync(db => db.Audit.Where(a => a.Action == "HipDecided"))).Single();
        Assert.That((entry.Actor, entry.StudyInstanceUid), Is.EqualTo(("rae", ReviewRig.Sure)));
        Assert.That(entry.Detail, Is.EqualTo("right hip: changed, hemiarthroplasty"), "what a person wrote in their words stays out of the trail");
        Assert.That((await _rig.RowsAsync(db => db.Events.OrderBy(e => e.Id))).Last().What, Is.EqualTo("rae decided on the right hip"));
        Assert.That((string?)review["hips"]![0]!["decision"]!["verdict"], Is.EqualTo("change"));
    }

    [TestCase("right", "change", "total_hip_arthroplasty", "", "class")]
    [TestCase("right", "change", "titanium", "", "class")]
    [TestCase("right", "reject", null, " ", "reason")]
    [TestCase("middle", "accept", null, "", "side")]
    [TestCase("left", "agree", null, "", "verdict")]
    public async Task A_decision_that_makes_no_sense_is_refused_by_its_field(string side, string verdict, string? hardware, string reason, string field)
    {
        var (status, problem) = await DecideAsync(ReviewRig.Sure, new { side, verdict, @class = hardware, reason });

        Assert.That((status, (string?)problem["field"]), Is.EqualTo((HttpStatusCode.UnprocessableEntity, field)));
        Assert.That(await _rig.RowsAsync(db => db.HipDecisions), Is.Empty);
    }

    [Test]
    public async Task A_changed_class_is_in_the_text_of_untouched_sections_and_proposed_where_somebody_wrote()
    {
        var before = await _rae.ReviewAsync(ReviewRig.Sure);
        var (findings, impression) = (Section(before, "FINDINGS"), Section(before, "IMPRESSION"));
        await _rae.DoAsync(ReviewRig.Sure, "text", new { texts = Texts(before, impression, "1. My own words on the right hip: total hip arthroplasty.") });

        var (_, after) = await DecideAsync(ReviewRig.Sure, new { side = "right", verdict = "change", @class = "dynamic_hip_screw" });

        Assert.That((string?)after["sections"]![findings]!["text"], Does.Contain("Right hip: Dynamic (sliding) hip screw").And.Not.Contain("rthroplasty"));
        Assert.That((bool)after["sections"]![findings]!["isRewritten"]!, Is.True);
        Assert.That((string?)after["sections"]![impression]!["text"], Is.EqualTo("1. My own words on the right hip: total hip arthroplasty."));
        Assert.That((string?)after["sections"]![impression]!["proposed"], Does.Contain("Right dynamic (sliding) hip screw"));
    }

    [Test]
    public async Task Saving_makes_a_version_of_cleaned_text_under_the_same_headings()
    {
        var review = await _rae.ReviewAsync(ReviewRig.Sure);
        var at = Section(review, "FINDINGS");

        var (status, after) = await _rae.DoAsync(ReviewRig.Sure, "text", new { texts = Texts(review, at, "Seen:\r\n{{patient.id}} \u0007<b>bold</b>\u202E") });

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), after.ToString());
        var made = (await _rig.VersionsAsync(ReviewRig.Sure))[^1];
        Assert.That((made.Version, made.Author, made.Status, made.WrittenBy), Is.EqualTo((2, ReportAuthor.Person, ReportStatus.Preliminary, "Example^Rae^^Dr.")));
        Assert.That(made.Section(SectionCode.Findings)!.Text, Is.EqualTo("Seen:\n{{patient.id}} <b>bold</b>"), "template syntax is text");
        Assert.That(made.Sections.Select(section => section.Heading), Is.EqualTo((await _rig.VersionsAsync(ReviewRig.Sure))[0].Sections.Select(section => section.Heading)));
        Assert.That((await _rig.RowsAsync(db => db.Audit.Where(a => a.Action == "ReportEdited"))).Single().Detail, Is.EqualTo("version 2, preliminary"));
        Assert.That(after["difference"]!.AsArray().Select(line => (string?)line), Does.Contain("+ Seen:"));
    }

    [Test]
    public async Task A_text_that_was_not_changed_makes_no_version()
    {
        var review = await _rae.ReviewAsync(ReviewRig.Sure);
        var (status, _) = await _rae.DoAsync(ReviewRig.Sure, "text", new { texts = review["sections"]!.AsArray().Select(section => (string?)section!["text"] + "\r\n") });
        Assert.That((status, (await _rig.VersionsAsync(ReviewRig.Sure)).Count), Is.EqualTo((HttpStatusCode.OK, 1)));
    }

    [Test]
    public async Task What_cannot_be_written_is_refused()
    {
        var review = await _rae.ReviewAsync(ReviewRig.Sure);
        Assert.That((await _rae.DoAsync(ReviewRig.Sure, "text", new { texts = Texts(review, Section(review, "PROVENANCE"), "By hand.") })).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await _rae.DoAsync(ReviewRig.Sure, "text", new { texts = Texts(review, Section(review, "FINDINGS"), " ") })).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await _rae.DoAsync(ReviewRig.Sure, "text", new { texts = Texts(review, Section(review, "FINDINGS"), new string('x', ReviewText.LongestSection + 1)) })).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await _rae.DoAsync(ReviewRig.Sure, "text", new { texts = new[] { "one" } })).Body["field"]!.ToString(), Is.EqualTo("texts"));
        Assert.That((await _rae.DoAsync(ReviewRig.Sure, "text", null, new { texts = Array.Empty<string>() })).Body["field"]!.ToString(), Is.EqualTo("seen"));
        Assert.That(await _rig.VersionsAsync(ReviewRig.Sure), Has.Count.EqualTo(1));
    }

    [Test, Category("G1")]
    public async Task Signing_makes_the_final_version_with_unsaved_text_its_delivery_and_its_row_for_measures()
    {
        var review = await _rae.ReviewAsync(ReviewRig.Sure);
        await DecideAsync(ReviewRig.Sure, new { side = "left", verdict = "accept" });

        var (status, after) = await _rae.DoAsync(
            ReviewRig.Sure, "sign", new { texts = Texts(review, Section(review, "IMPRESSION"), "Right total hip arthroplasty, well seated.\n2. No left hip hardware.") });

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), after.ToString());
        Assert.That(((string?)after["status"], (string?)after["banner"]), Is.EqualTo(("final", "FINAL")));
        var signed = (await _rig.VersionsAsync(ReviewRig.Sure))[^1];
        Assert.That((signed.Version, signed.Status, signed.Predecessor), Is.EqualTo((2, ReportStatus.Final, (int?)1)), "text and signature are one version");
        Assert.That(signed.Signature, Is.EqualTo(new ReportSignature("Example^Rae^^Dr.", "RAE", "Simulated Hospital", _rig.Host.Time.GetUtcNow())));
        Assert.That(signed.Text, Does.Contain("well seated").And.Not.Contain("PRELIMINARY"));
        Assert.That(signed.Decisions!.Single(), Is.EqualTo(new HipDecision(HipSide.Left, HipVerdict.Accepted, HardwareClass.NoHardware, "", "Example^Rae^^Dr.")));
        Assert.That((await _rig.RowsAsync(db => db.Outbox)).Select(row => (row.Version, row.IsSigned)), Is.EqualTo(new[] { (2, true) }));
        var row = RecordJson.Read<SignedReview>((await _rig.RowsAsync(db => db.Reviews)).Single().Json);
        Assert.That((row.Version, row.SignedBy, row.IsCorrection, row.EditDistance > 0), Is.EqualTo((2, "rae", false, true)));
        Assert.That(row.Hips.Select(hip => (hip.Side, hip.Verdict, hip.Signed)), Is.EqualTo(new[]
        {
            (HipSide.Right, HipVerdict.None, (HardwareClass?)HardwareClass.TotalHipArthroplasty), (HipSide.Left, HipVerdict.Accepted, HardwareClass.NoHardware),
        }));
        Assert.That((await _rig.RowsAsync(db => db.Studies.Where(s => s.StudyInstanceUid == ReviewRig.Sure))).Single().State, Is.EqualTo(StudyState.Reviewed));
        Assert.That((await _rig.RowsAsync(db => db.Audit.Where(a => a.Action == "ReportSigned"))).Single().Detail, Is.EqualTo("version 2, final"));
    }

    [Test]
    public async Task An_open_hip_is_decided_or_written_about_and_confirmed_before_it_is_signed()
    {
        var review = await _rae.ReviewAsync(ReviewRig.Unsure);
        var (first, problem) = await _rae.DoAsync(ReviewRig.Unsure, "sign", new { confirmed = new[] { "left" } });
        Assert.That((first, (string?)problem["open"]![0]!["side"], (bool)problem["open"]![0]!["needsOnlyConfirmation"]!), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "left", false)));
        Assert.That((string?)problem["detail"], Does.StartWith("The left hip is still open"));

        var mine = Texts(review, Section(review, "FINDINGS"), "Left hip: Bipolar hemiarthroplasty.");
        mine[Section(review, "IMPRESSION")] = "Left bipolar hemiarthroplasty.";
        var (second, wanted) = await _rae.DoAsync(ReviewRig.Unsure, "sign", new { texts = mine });
        Assert.That((second, (bool)wanted["open"]![0]!["needsOnlyConfirmation"]!), Is.EqualTo((HttpStatusCode.UnprocessableEntity, true)));
        Assert.That(await _rig.VersionsAsync(ReviewRig.Unsure), Has.Count.EqualTo(1), "nothing was written");

        var (third, _) = await _rae.DoAsync(ReviewRig.Unsure, "sign", new { texts = mine, confirmed = new[] { "left" } });
        Assert.That(third, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task An_open_hip_that_was_accepted_is_signed_in_the_words_of_the_template()
    {
        await DecideAsync(ReviewRig.Unsure, new { side = "left", verdict = "accept" });
        var (status, after) = await _rae.DoAsync(ReviewRig.Unsure, "sign", new { });

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), after.ToString());
        var signed = (await _rig.VersionsAsync(ReviewRig.Unsure))[^1];
        Assert.That(signed.Text, Does.Contain("Left hip: Hip hemiarthroplasty.").And.Not.Contain("specify"));
        using var hl7 = await _rae.Http.GetAsync(new Uri($"/api/studies/{ReviewRig.Unsure}/report/hl7", UriKind.Relative));
        var message = await hl7.Content.ReadAsStringAsync();
        Assert.That(message, Does.Contain("HW-2^Hemiarthroplasty^99HIPAI").And.Contain("REVIEW-ACCEPTED").And.Not.Contain("HW-1^Total hip arthroplasty^99HIPAI^^^||"));
    }

    [Test]
    public async Task After_signing_the_text_is_closed_and_an_addendum_or_a_correction_makes_it_corrected()
    {
        await _rae.DoAsync(ReviewRig.Sure, "sign", new { });
        var review = await _rae.ReviewAsync(ReviewRig.Sure);
        Assert.That((await _rae.DoAsync(ReviewRig.Sure, "text", new { texts = Texts(review, 0, "x") })).Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await _rae.DoAsync(ReviewRig.Sure, "sign", new { })).Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That((await _rae.DoAsync(ReviewRig.Sure, "addendum", new { text = " \n" })).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await _rae.DoAsync(ReviewRig.Sure, "correct", new { })).Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), "a correction corrects something");

        var (added, _) = await _rae.DoAsync(ReviewRig.Sure, "addendum", new { text = "Compared with the outside films: unchanged." });
        var (corrected, after) = await _rae.DoAsync(ReviewRig.Sure, "correct", new { texts = Texts(await _rae.ReviewAsync(ReviewRig.Sure), Section(review, "IMPRESSION"), "1. Right THA.\n2. No left hip hardware.") });

        Assert.That((added, corrected), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)), after.ToString());
        var versions = await _rig.VersionsAsync(ReviewRig.Sure);
        Assert.That(versions.Select(version => (version.Version, version.Status)), Is.EqualTo(new[]
        {
            (1, ReportStatus.Preliminary), (2, ReportStatus.Final), (3, ReportStatus.Corrected), (4, ReportStatus.Corrected),
        }));
        Assert.That(versions[2].Sections[^1], Is.EqualTo(new ReportSection("ADDENDUM 2026-11-21 08:00, Example, Rae Dr.", "Compared with the outside films: unchanged.")));
        Assert.That(versions[2].Sections.Take(versions[1].Sections.Count), Is.EqualTo(versions[1].Sections), "what was signed stays");
        Assert.That(versions[3].Sections, Has.Count.EqualTo(versions[2].Sections.Count), "a correction keeps the addendum");
        Assert.That((await _rig.RowsAsync(db => db.Reviews.OrderBy(r => r.Version))).Select(row => RecordJson.Read<SignedReview>(row.Json).IsCorrection), Is.EqualTo(new[] { false, true, true }));
        Assert.That((await _rig.RowsAsync(db => db.Audit)).Select(entry => entry.Action), Does.Contain("ReportAddended"));
    }

    [Test]
    public async Task Who_has_no_name_cannot_sign()
    {
        var nameless = _rig.Person("nn", "");
        var (status, problem) = await nameless.DoAsync(ReviewRig.Sure, "sign", new { });
        Assert.That((status, (string?)problem["field"]), Is.EqualTo((HttpStatusCode.Conflict, "signature")));
    }

    [TestCase("2.25.999", HttpStatusCode.NotFound)]
    [TestCase("no-uid", HttpStatusCode.BadRequest)]
    public async Task A_study_that_is_not_held_has_no_review(string study, HttpStatusCode status)
    {
        using var answer = await _rae.Http.GetAsync(new Uri($"/api/studies/{study}/review", UriKind.Relative));
        Assert.That(answer.StatusCode, Is.EqualTo(status));
    }

    private Task<(HttpStatusCode Status, System.Text.Json.Nodes.JsonNode Body)> DecideAsync(string study, object decision) =>
        _rae.DoAsync(study, "decisions", new { decisions = new[] { decision } });

    /// <summary>The number of a section by its heading.</summary>
    internal static int Section(System.Text.Json.Nodes.JsonNode review, string heading) =>
        review["sections"]!.AsArray().ToList().FindIndex(section => (string?)section!["heading"] == heading);

    /// <summary>Texts with one changed.</summary>
    internal static string?[] Texts(System.Text.Json.Nodes.JsonNode review, int at, string text) =>
        [.. review["sections"]!.AsArray().Select((_, i) => i == at ? text : null)];
}
