namespace HipAi.Studies;

/// <summary>What a signature made of a study's preliminary report: the row that measures are made from (requirement G1).</summary>
/// <param name="StudyInstanceUid">Study Instance UID (0020,000D).</param>
/// <param name="Version">The signed version.</param>
/// <param name="SignedBy">Name of the user who signed.</param>
/// <param name="SignedAt">When.</param>
/// <param name="AcquiredAt">When the first image was taken, as far as the images tell; null when they do not.</param>
/// <param name="ReceivedAt">When the first image came.</param>
/// <param name="PreliminaryAt">When the machine's first report of the study was composed.</param>
/// <param name="IsCorrection">Whether an earlier version was signed already: an addendum or a correction.</param>
/// <param name="EditDistance">Characters inserted, removed or replaced between the machine's text and the signed one (Levenshtein); 0 when unchanged.</param>
/// <param name="TextLength">Characters of the machine's text that was edited, so that the distance can be told as a share.</param>
/// <param name="Hips">Right before left.</param>
/// <param name="Models">Names and versions of the members that voted.</param>
/// <param name="InstitutionName">(0008,0080) of the study; empty when not stated.</param>
/// <param name="Manufacturer">(0008,0070) of the study; empty when not stated.</param>
public sealed record SignedReview(
    string StudyInstanceUid,
    int Version,
    string SignedBy,
    DateTimeOffset SignedAt,
    DateTimeOffset? AcquiredAt,
    DateTimeOffset ReceivedAt,
    DateTimeOffset PreliminaryAt,
    bool IsCorrection,
    int EditDistance,
    int TextLength,
    IReadOnlyList<SignedHip> Hips,
    IReadOnlyList<string> Models,
    string InstitutionName,
    string Manufacturer);
