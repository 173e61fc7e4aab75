using System.ComponentModel;
using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>One hip.</summary>
/// <param name="Side">The side.</param>
/// <param name="SideName">Its word.</param>
/// <param name="Class">The class.</param>
/// <param name="ClassName">Its noun phrase.</param>
/// <param name="Finding">Its sentence in the findings.</param>
/// <param name="Certain">Whether the class may be stated.</param>
/// <param name="Indeterminate">The opposite.</param>
/// <param name="Versus">The class it may be confused with.</param>
/// <param name="Reasons">Why it is indeterminate.</param>
/// <param name="Probability">The fused probability.</param>
/// <param name="ViewCodes">The views it was judged in.</param>
/// <param name="Failure">The cause of failure.</param>
public sealed record HipFields(
    [property: Description("the side")] HipSide Side,
    [property: Description("the word for the side")] string SideName,
    [property: Description("the class of highest probability; state it only where `certain`")] HardwareClass Class,
    [property: Description("the class as a noun phrase: `total hip arthroplasty`")] string ClassName,
    [property: Description("the sentence for the findings, to stand after the side")] string Finding,
    [property: Description("whether the models are sure enough for the class to be stated")] bool Certain,
    [property: Description("whether they are not")] bool Indeterminate,
    [property: Description("noun phrase of the class it is easily confused with and too close to; empty mostly")] string Versus,
    [property: Description("why it is indeterminate; empty when certain")] IReadOnlyList<string> Reasons,
    [property: Description("fused probability of the class, `0.97`; not in the report body by default")] string Probability,
    [property: Description("the views it was judged in")] IReadOnlyList<RadiographView> ViewCodes,
    [property: Description("the cause of failure of its arthroplasty")] FailureFields Failure);
