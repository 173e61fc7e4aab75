using HipAi.Scp.Delivery;
using HipAi.Scp.Storage;
using HipAi.Studies;

namespace HipAi.Scp.Api;

/// <summary>How the words of the house are spelled in JSON. Part of the API's contract: a name here is never changed, only added.</summary>
internal static class ApiCodes
{
    /// <summary>The code of a study's state, for example <c>receiving</c>.</summary>
    internal static string Code(this StudyState state) => state switch
    {
        StudyState.Receiving => "receiving",
        StudyState.Settled => "settled",
        StudyState.Inferred => "inferred",
        StudyState.Composed => "composed",
        StudyState.Delivered => "delivered",
        StudyState.Reviewed => "reviewed",
        StudyState.Quarantined => "quarantined",
        StudyState.Held => "held",
        StudyState.Discontinued => "discontinued",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A study state without an API code."),
    };

    /// <summary>The code of the rule that closed a study.</summary>
    internal static string Code(this ClosedBecause because) => because switch
    {
        ClosedBecause.QuietPeriod => "quiet_period",
        ClosedBecause.HardCap => "hard_cap",
        ClosedBecause.ViewsComplete => "views_complete",
        ClosedBecause.PerformedProcedureStep => "performed_procedure_step",
        ClosedBecause.Person => "person",
        _ => throw new ArgumentOutOfRangeException(nameof(because), because, "A closing rule without an API code."),
    };

    /// <summary>The code of a performed procedure step's status.</summary>
    internal static string Code(this PerformedStepStatus status) => status switch
    {
        PerformedStepStatus.InProgress => "in_progress",
        PerformedStepStatus.Completed => "completed",
        PerformedStepStatus.Discontinued => "discontinued",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A step status without an API code."),
    };

    /// <summary>The code of a delivery's state.</summary>
    internal static string Code(this DeliveryState state) => state switch
    {
        DeliveryState.Waiting => "waiting",
        DeliveryState.Delivered => "delivered",
        DeliveryState.Dead => "dead",
        DeliveryState.Superseded => "superseded",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A delivery state without an API code."),
    };

    /// <summary>The code of a destination's circuit.</summary>
    internal static string Code(this CircuitState state) => state switch
    {
        CircuitState.Closed => "closed",
        CircuitState.Open => "open",
        CircuitState.HalfOpen => "half_open",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A circuit state without an API code."),
    };

    /// <summary><c>certain</c> or <c>indeterminate</c>.</summary>
    internal static string Code(this FindingStatus status) => status switch
    {
        FindingStatus.Certain => "certain",
        FindingStatus.Indeterminate => "indeterminate",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A finding status without an API code."),
    };

    /// <summary><c>preliminary</c>, <c>final</c> or <c>corrected</c>.</summary>
    internal static string Code(this ReportStatus status) => status switch
    {
        ReportStatus.Preliminary => "preliminary",
        ReportStatus.Final => "final",
        ReportStatus.Corrected => "corrected",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A report status without an API code."),
    };
}
