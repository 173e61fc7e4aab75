namespace HipAi.Scp.Administration.Templates;

/// <summary>A draft that was written.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Fault">What is wrong with it; null when it may be published.</param>
/// <param name="Warnings">What an import could not take over; empty otherwise.</param>
internal sealed record DraftDocument(TemplateVersionDocument Draft, FaultDocument? Fault, IReadOnlyList<string> Warnings);
