namespace HipAi.Scp.Administration.Templates;

/// <summary>A study on which a template can be tried, without its patient.</summary>
/// <param name="Id">Study Instance UID, or the id of a made-up study.</param>
/// <param name="Title">What it is, in words: date, views, what was found.</param>
internal sealed record TrialStudy(string Id, string Title);
