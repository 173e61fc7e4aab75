using System.ComponentModel;
using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>What is said of the cause of failure of one hip's arthroplasty: a sign to look for, never a diagnosis (requirement C8).</summary>
/// <param name="Applies">Whether there is anything to say.</param>
/// <param name="NotAssessed">Why it was not assessed.</param>
/// <param name="Cause">The cause.</param>
/// <param name="CauseName">Its noun phrase.</param>
/// <param name="Certain">Whether it may be named.</param>
/// <param name="Indeterminate">Whether it was assessed and may not.</param>
/// <param name="Reasons">Why it is indeterminate.</param>
/// <param name="InfectionScore">The infection score.</param>
public sealed record FailureFields(
    [property: Description("whether there is anything to say: the hip holds an arthroplasty, or may")] bool Applies,
    [property: Description("why the cause of failure was not assessed: `no lateral view.`; empty when it was")] string NotAssessed,
    [property: Description("the cause of highest probability, `none` for no sign of failure; name it as possible, and only where `certain`")] FailureCause Cause,
    [property: Description("the cause as a noun phrase: `aseptic loosening`; empty for `none`")] string CauseName,
    [property: Description("whether the models are sure enough for the cause to be named")] bool Certain,
    [property: Description("whether it was assessed and they are not")] bool Indeterminate,
    [property: Description("why it is indeterminate; empty when certain")] IReadOnlyList<string> Reasons,
    [property: Description("how much the images speak for infection, `0` to `100`; empty when not assessed")] string InfectionScore)
{
    /// <summary>Of a hip without arthroplasty.</summary>
    public static FailureFields Nothing { get; } = new(false, "", FailureCause.None, "", false, false, [], "");
}
