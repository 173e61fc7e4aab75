using HipAi.Studies;

namespace HipAi.Scp.Review.Signing;

/// <summary>A change that was not made, and why.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Field">The field that it is about.</param>
/// <param name="Cause">Why, in words for the person.</param>
internal sealed record ReviewRefusal(RefusalKind Kind, string Field, string Cause)
{
    /// <summary>What changed meanwhile; null unless <see cref="RefusalKind.Moved"/>.</summary>
    public ReviewConflict? Conflict { get; init; }

    /// <summary>The hips that keep the report from being signed.</summary>
    public IReadOnlyList<OpenHip> Open { get; init; } = [];

    public static ReviewRefusal Faulty(string field, string cause) => new(RefusalKind.Faulty, field, cause);

    public static ReviewRefusal NotNow(string field, string cause) => new(RefusalKind.NotNow, field, cause);

    /// <summary>No such study.</summary>
    public static ReviewRefusal Unknown(string uid) => new(RefusalKind.Unknown, "studyInstanceUid", $"Study {uid} is not held by this service.");

    /// <summary>Another person, or a late image, was faster.</summary>
    public static ReviewRefusal Moved(ReviewFile now, ReviewSeen seen, TimeZoneInfo zone)
    {
        var conflict = ReviewConflict.Of(now, seen, zone);
        return new ReviewRefusal(RefusalKind.Moved, "seen", conflict.Words) { Conflict = conflict };
    }
}
