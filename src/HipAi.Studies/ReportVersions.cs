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
    /// <param name="decisions">What was decided on its hips; null for nothing.</param>
    public static PreliminaryReport Edited(
        PreliminaryReport basis, int version, IReadOnlyList<ReportSection> sections, DateTimeOffset now, IReadOnlyList<HipDecision>? decisions = null)
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
            Status = ReportStatus.Preliminary,
            Signature = null,
            Decisions = decisions,
        };
    }

    /// <summary>The version that a person makes of another by signing it: final, or corrected where a version of the study was signed before.</summary>
    /// <param name="versions">All versions so far.</param>
    /// <param name="basis">What is signed; its text stays as it is, less the line that says that nobody has.</param>
    /// <param name="signature">Who signs, and when.</param>
    public static PreliminaryReport Signed(IReadOnlyList<PreliminaryReport> versions, PreliminaryReport basis, ReportSignature signature)
    {
        ArgumentNullException.ThrowIfNull(versions);
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(signature);
        return basis with
        {
            Version = Next(versions),
            Predecessor = basis.Version,
            Author = ReportAuthor.Person,
            Text = Body(basis.Sections),
            ComposedAt = signature.At,
            Status = versions.Any(version => version.Signature is not null) ? ReportStatus.Corrected : ReportStatus.Final,
            Signature = signature,
        };
    }

    /// <summary>
    /// Whether a new version is sent to destinations. A signed one always is; a person's that is not signed, while no version is; a
    /// machine's, while no person's text stands (requirement B4).
    /// </summary>
    /// <param name="earlier">The versions before it.</param>
    /// <param name="version">The new one.</param>
    public static bool GoesOut(IReadOnlyList<PreliminaryReport> earlier, PreliminaryReport version)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(version);
        if (version.Signature is not null) return true;
        return version.Author == ReportAuthor.Person
            ? earlier.All(before => before.Signature is null)
            : earlier.All(before => before.Author == ReportAuthor.Machine);
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
