namespace HipAi.Reporting.Mrrt;

/// <summary>A template made of an MRRT file: a draft, to be looked at before it is published.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its text.</param>
/// <param name="Partials">Partials that came with it; empty for a file from elsewhere.</param>
/// <param name="Warnings">What could not be taken over, in words; empty for one of ours.</param>
public sealed record MrrtImport(string Name, string Text, IReadOnlyDictionary<string, string> Partials, IReadOnlyList<string> Warnings);
