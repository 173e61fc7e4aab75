namespace HipAi.Scp.Review.Signing;

/// <summary>What the forms of a study's page send.</summary>
public sealed class ReviewForm
{
    /// <summary>The report version that stood.</summary>
    public int Version { get; set; }

    /// <summary>The judged snapshot.</summary>
    public int Revision { get; set; }

    /// <summary>The newest decision.</summary>
    public long Decision { get; set; }

    /// <summary>right or left.</summary>
    public string? Side { get; set; }

    /// <summary>accept, change or reject.</summary>
    public string? Verdict { get; set; }

    /// <summary>Code of the class.</summary>
    public string? Hardware { get; set; }

    /// <summary>One of the usual reasons.</summary>
    public string? Usual { get; set; }

    /// <summary>A reason in the person's words.</summary>
    public string? Reason { get; set; }

    /// <summary>A text for each section. Null before it is read: what is there already would be kept.</summary>
    public IReadOnlyList<string?>? Texts { get; set; }

    /// <summary>Sides of open hips of which the person says that the report tells what they see.</summary>
    public IReadOnlyList<string>? Confirmed { get; set; }

    /// <summary>Whether the person was told what signing does.</summary>
    public bool Sure { get; set; }

    /// <summary>An addendum.</summary>
    public string? Text { get; set; }

    /// <summary>The offered version.</summary>
    public int Offered { get; set; }

    /// <summary>Whether all of it is taken.</summary>
    public bool All { get; set; }

    /// <summary>The sections that are taken.</summary>
    public IReadOnlyList<int>? Sections { get; set; }

    /// <summary>The first reading of the right hip: a class code or cannot_tell.</summary>
    public string? Right { get; set; }

    /// <summary>The same of the left hip.</summary>
    public string? Left { get; set; }

    /// <summary>What was seen.</summary>
    internal ReviewSeen Seen => new(Version, Revision, Decision);

    /// <summary>The decision, whose reason is a usual one, the person's own, or both.</summary>
    internal DecisionItem Item => new(
        Side, Verdict, Verdict == "accept" ? null : Hardware,
        string.Join(": ", new[] { Usual, Reason }.Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part!.Trim())));

    /// <summary>The first readings that were chosen.</summary>
    internal IReadOnlyList<FirstReadingItem> Readings =>
        [.. new[] { ("right", Right), ("left", Left) }.Where(reading => reading.Item2 is not null).Select(reading => new FirstReadingItem(reading.Item1, reading.Item2))];
}
