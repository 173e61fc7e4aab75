using HipAi.Studies;

namespace HipAi.Reporting.Mrrt;

/// <summary>A section of an MRRT template from elsewhere.</summary>
/// <param name="Code">What it is; null when that is not known.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Lines">Its plain text, line by line, without its fields.</param>
/// <param name="Fields">Its fields, in order.</param>
internal sealed record MrrtSection(SectionCode? Code, string Heading, IReadOnlyList<string> Lines, IReadOnlyList<MrrtField> Fields);
