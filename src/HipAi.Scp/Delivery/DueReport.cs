namespace HipAi.Scp.Delivery;

/// <summary>A report version that is to be sent now: the key of the records that it is made from, and nothing of them.</summary>
/// <param name="Id">Number of its row.</param>
/// <param name="StudyInstanceUid">The study.</param>
/// <param name="Version">The report version.</param>
/// <param name="Withdraws">The version at the destination that it takes the place of, where the site asks for a rejection note; else null.</param>
internal sealed record DueReport(long Id, string StudyInstanceUid, int Version, int? Withdraws);
