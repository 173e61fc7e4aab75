namespace HipAi.Scp.Administration.Templates;

/// <summary>Why a template was not taken.</summary>
/// <param name="File">The file, or the template.</param>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="At">When it was refused.</param>
internal sealed record TemplateRefusal(string File, int Line, string Reason, DateTimeOffset At);
