namespace HipAi.Studies;

/// <summary>One section of a report.</summary>
/// <param name="Heading">Its heading, for example <c>FINDINGS</c>.</param>
/// <param name="Text">Its plain text; lines end with LF.</param>
public sealed record ReportSection(string Heading, string Text);
