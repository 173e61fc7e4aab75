namespace HipAi.Reporting;

/// <summary>One thing that may be written in a template.</summary>
/// <param name="Name">Its name: <c>each</c>, <c>capital</c>, <c>serves</c>.</param>
/// <param name="Write">How it is written.</param>
/// <param name="Explanation">What one gets, in Markdown.</param>
public sealed record TemplateSyntaxEntry(string Name, string Write, string Explanation);
