using System.ComponentModel;
using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>One statement of the impression.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Several">Whether there are others.</param>
/// <param name="Both">Whether it speaks of both hips.</param>
/// <param name="Side">The side.</param>
/// <param name="SideName">The word for the side.</param>
/// <param name="Class">The class.</param>
/// <param name="ClassName">Its noun phrase.</param>
/// <param name="Certain">Whether the class may be stated.</param>
/// <param name="Versus">The class it may be confused with.</param>
/// <param name="Impression">Its sentence.</param>
/// <param name="FailureCause">The cause of failure.</param>
/// <param name="FailureName">Its noun phrase.</param>
public sealed record ImpressionFields(
    [property: Description("its number, from 1")] int Number,
    [property: Description("whether the impression has more than this one statement")] bool Several,
    [property: Description("whether it speaks of both hips")] bool Both,
    [property: Description("the side; `bilateral` when `both`, never `unknown`")] ImageLaterality Side,
    [property: Description("the word for the side; empty when `both`")] string SideName,
    [property: Description("the class of highest probability; state it only where `certain`")] HardwareClass Class,
    [property: Description("the class as a noun phrase")] string ClassName,
    [property: Description("whether the models are sure enough for the class to be stated")] bool Certain,
    [property: Description("noun phrase of the class it is easily confused with and too close to; empty mostly")] string Versus,
    [property: Description("the sentence for a certain class, with its side")] string Impression,
    [property: Description("the cause of failure where it is certain; `none` mostly")] FailureCause FailureCause,
    [property: Description("noun phrase of the cause of failure where it is certain, to be named as possible; empty mostly")] string FailureName);
