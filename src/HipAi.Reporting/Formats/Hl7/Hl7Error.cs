namespace HipAi.Reporting.Formats.Hl7;

/// <summary>One error that a receiver tells (segment ERR of v2.5.1). Missing values are empty.</summary>
/// <param name="Location">ERR-2: segment, its number, field and so on, joined with hyphens: <c>PID-1-3</c>.</param>
/// <param name="Code">ERR-3.1, table 0357: for example <c>204</c>.</param>
/// <param name="Meaning">ERR-3.2: for example <c>Unknown key identifier</c>.</param>
/// <param name="Severity">ERR-4: <c>E</c> error, <c>W</c> warning, <c>I</c> information.</param>
/// <param name="Text">ERR-7 and ERR-8, the receiver's own words. They may name the patient: never into a log.</param>
public sealed record Hl7Error(string Location, string Code, string Meaning, string Severity, string Text);
