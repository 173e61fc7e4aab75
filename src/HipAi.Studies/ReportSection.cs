namespace HipAi.Studies;

/// <summary>One section of a report.</summary>
/// <param name="Heading">Its heading in the language of the report, for example <c>FINDINGS</c> or <c>BEFUND</c>.</param>
/// <param name="Text">Its plain text; lines end with LF.</param>
/// <param name="Code">What it is: by this, never by its heading, a section is looked for.</param>
public sealed record ReportSection(string Heading, string Text, SectionCode Code = SectionCode.Other);
