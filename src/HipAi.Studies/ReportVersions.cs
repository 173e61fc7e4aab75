namespace HipAi.Studies;

/// <summary>
/// Which version of a study's report stands, and which is only offered (requirement B4): a person's text is never replaced by the machine.
/// Pure.
/// </summary>
public static class ReportVersions
{
    /// <summary>First line of a person's text: the machine's says that nobody looked, which is not so any more; signed it is not.</summary>
    public const string EditedBanner = "PRELIMINARY – NOT SIGNED";

    /// <summary>The version that stands: the newest of a person if there is any, else the newest of the machine; null for none.</summary>
    public static PreliminaryReport? Current(IReadOnlyList<PreliminaryReport> versions) =>
        Newest(versions, ReportAuthor.Person) ?? Newest(versions, ReportAuthor.Machine);

    /// <summary>The machine's version that is newer than the person's text that stands; null when there is none.</summary>
    public static PreliminaryReport? Offered(IReadOnlyList<PreliminaryReport> versions) =>
        Newest(versions, ReportAuthor.Person) is { } text && Newest(versions, ReportAuthor.Machine) is { } machine && machine.Version > text.Version
            ? machine
            : null;

    /// <summary>The newest version that an author wrote; null for none.</summary>
    public static PreliminaryReport? Newest(IReadOnlyList<PreliminaryReport> versions, ReportAuthor author)
    {
        ArgumentNullException.ThrowIfNull(versions);
        return versions.Where(version => version.Author == author).MaxBy(version => version.Version);
    }

    /// <summary>The number of the next version.</summary>
    public static int Next(IReadOnlyList<PreliminaryReport> versions)
    {
        ArgumentNullException.ThrowIfNull(versions);
        return versions.Select(version => version.Version).DefaultIfEmpty().Max() + 1;
    }

    /// <summary>The version that a person makes of another.</summary>
    /// <param name="basis">What was changed.</param>
    /// <param name="version">Its number.</param>
    /// <param name="sections">The person's text.</param>
    /// <param name="now">When.</param>
    public static PreliminaryReport Edited(PreliminaryReport basis, int version, IReadOnlyList<ReportSection> sections, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(basis);
        return basis with
        {
            Version = version,
            Predecessor = basis.Version,
            Author = ReportAuthor.Person,
            Sections = sections,
            Text = $"{EditedBanner}\n\n{Body(sections)}",
            ComposedAt = now,
        };
    }

    /// <summary>How an offered version differs from the text that stands; the banners are not compared.</summary>
    public static IReadOnlyList<DifferenceLine> Difference(PreliminaryReport stands, PreliminaryReport offered)
    {
        ArgumentNullException.ThrowIfNull(stands);
        ArgumentNullException.ThrowIfNull(offered);
        return LineDifference.Between(Body(stands.Sections), Body(offered.Sections));
    }

    private static string Body(IReadOnlyList<ReportSection> sections) =>
        string.Join("\n\n", sections.Select(section => $"{section.Heading}\n{section.Text.TrimEnd('\n')}")) + "\n";
}
