using HipAi.Studies;

namespace HipAi.Scp.Storage;

/// <summary>One performed procedure step of a study, for pages and API.</summary>
/// <param name="Step">What it says.</param>
/// <param name="StationAeTitle">Performed Station AE Title (0040,0241).</param>
/// <param name="CreatedAt">When it was begun, by our clock.</param>
/// <param name="ChangedAt">When it was told of last.</param>
public sealed record StudyStep(PerformedStep Step, string StationAeTitle, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt);
