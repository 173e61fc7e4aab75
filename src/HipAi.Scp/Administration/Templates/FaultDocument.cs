using HipAi.Reporting;

namespace HipAi.Scp.Administration.Templates;

/// <summary>What is wrong with a template.</summary>
/// <param name="File">The template, or the partial in it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Reason">What is wrong.</param>
internal sealed record FaultDocument(string File, int Line, string Reason)
{
    public static FaultDocument? From(TemplateException? fault) => fault is null ? null : new FaultDocument(fault.File, fault.Line, fault.Reason);
}
