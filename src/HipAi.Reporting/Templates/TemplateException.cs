namespace HipAi.Reporting;

/// <summary>A template that cannot be used, with the line to look at and the reason.</summary>
public sealed class TemplateException : Exception
{
    /// <summary>Refuses a template.</summary>
    /// <param name="source">File name or title of the template.</param>
    /// <param name="line">Line in the file, from 1.</param>
    /// <param name="reason">What is wrong, in words for the person who edits it.</param>
    /// <param name="cause">What was thrown beneath, if anything.</param>
    public TemplateException(string source, int line, string reason, Exception? cause = null)
        : base($"{source}, line {line}: {reason}", cause)
    {
        File = source;
        Line = line;
        Reason = reason;
    }

    /// <summary>File name or title of the template, or of the partial in it.</summary>
    public string File { get; }

    /// <summary>Line in the file, from 1.</summary>
    public int Line { get; }

    /// <summary>What is wrong, without file and line.</summary>
    public string Reason { get; }
}
