using HipAi.Studies;

namespace HipAi.Studies.Tests;

/// <summary>A person's text is never replaced by the machine; a newer draft is offered (requirement B4).</summary>
[Category("B4")]
public sealed class ReportVersionsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    [TestCase("", null, null)]
    [TestCase("M", 1, null)]
    [TestCase("MM", 2, null)]
    [TestCase("MP", 2, null)]
    [TestCase("MPM", 2, 3)]
    [TestCase("MPMM", 2, 4)]
    [TestCase("MPMP", 4, null)]
    [TestCase("MPMPM", 4, 5)]
    public void Of_versions_one_stands_and_a_newer_one_of_the_machine_is_offered(string authors, int? stands, int? offered)
    {
        var versions = authors.Select((author, i) => Report(i + 1, author == 'P' ? ReportAuthor.Person : ReportAuthor.Machine)).Reverse().ToList();

        Assert.That(ReportVersions.Current(versions)?.Version, Is.EqualTo(stands));
        Assert.That(ReportVersions.Offered(versions)?.Version, Is.EqualTo(offered));
        Assert.That(ReportVersions.Next(versions), Is.EqualTo(authors.Length + 1));
    }

    [Test]
    public void An_edited_version_names_what_it_was_made_from_and_does_not_say_that_nobody_looked()
    {
        var edited = ReportVersions.Edited(Report(1, ReportAuthor.Machine), 2, [new ReportSection("FINDINGS", "Nothing.\n")], Now.AddHours(1));

        Assert.That((edited.Version, edited.Predecessor, edited.Author), Is.EqualTo((2, (int?)1, ReportAuthor.Person)));
        Assert.That(edited.Text, Is.EqualTo("PRELIMINARY – NOT SIGNED\n\nFINDINGS\nNothing.\n"));
        Assert.That((edited.Status, edited.SnapshotRevision, edited.ComposedAt), Is.EqualTo((ReportStatus.Preliminary, 1, Now.AddHours(1))));
    }

    [Test]
    public void The_difference_is_of_the_sections_only()
    {
        var stands = ReportVersions.Edited(Report(1, ReportAuthor.Machine), 2, [new ReportSection("FINDINGS", "Mine.")], Now);

        var difference = ReportVersions.Difference(stands, Report(3, ReportAuthor.Machine));

        Assert.That(difference.Select(line => line.ToString()), Is.EqualTo(new[] { "  FINDINGS", "- Mine.", "+ x" }));
    }

    private static PreliminaryReport Report(int version, ReportAuthor author) => new(
        "1.2.3", version, 1, ReportStatus.Preliminary, "t", "00", "PRELIMINARY – NOT REVIEWED\n\nFINDINGS\nx\n", [new ReportSection("FINDINGS", "x")], Now,
        version > 1 ? version - 1 : null, author);
}
