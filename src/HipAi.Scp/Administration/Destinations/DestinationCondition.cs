namespace HipAi.Scp.Administration.Destinations;

/// <summary>How a destination stands, for people.</summary>
/// <param name="Gravity">Whether somebody has to look after it.</param>
/// <param name="Word">In a word or two.</param>
/// <param name="Sentence">More of it.</param>
internal sealed record DestinationCondition(Gravity Gravity, string Word, string Sentence);
