namespace HipAi.Scp.Administration.Templates;

/// <summary>Events 7000 to 7999: administration. No patient data.</summary>
internal static partial class TemplateLog
{
    [LoggerMessage(7000, LogLevel.Information, "Template {Template} version {Version} ({Language}) serves {Studies}")]
    public static partial void Serves(ILogger log, string template, int version, string language, string studies);

    [LoggerMessage(7001, LogLevel.Warning, "Template refused: {File}, line {Line}: {Reason}; what served before goes on serving")]
    public static partial void Refused(ILogger log, string file, int line, string reason);

    [LoggerMessage(7002, LogLevel.Warning, "Templates could not be looked at ({Fault}); it is tried again")]
    public static partial void NotLooked(ILogger log, string fault);

    [LoggerMessage(7003, LogLevel.Information, "Template {Template}: {What}, by {By}")]
    public static partial void Changed(ILogger log, string template, string what, string by);
}
