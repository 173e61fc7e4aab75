using System.ComponentModel;

namespace HipAi.Reporting;

/// <summary>The report itself.</summary>
/// <param name="Version">1 for the first report of the study.</param>
/// <param name="ComposedAt">When it was composed.</param>
/// <param name="ExecutionProvider">Where the networks ran.</param>
public sealed record ReportMetaFields(
    [property: Description("1 for the first report of the study, one more for each later one")] int Version,
    [property: Description("when it was composed, `2026-11-21 17:10 UTC`")] string ComposedAt,
    [property: Description("where the networks ran: `CPU`, `CUDA`")] string ExecutionProvider);
