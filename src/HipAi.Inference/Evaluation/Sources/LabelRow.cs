using HipAi.Studies;

namespace HipAi.Inference.Evaluation.Sources;

/// <summary>One row of <c>labels.csv</c>.</summary>
/// <param name="Line">The line it begins on, from 1.</param>
/// <param name="File">The image, below the set's folder, with forward slashes.</param>
/// <param name="Class">The hip's class; null when it is not labelled or none of the nine.</param>
/// <param name="MustNot"><c>out_of_class</c> or <c>inadequate</c> when the class says so; null otherwise.</param>
/// <param name="Study">Names the study.</param>
/// <param name="Patient">Names the patient.</param>
/// <param name="Side">The hip; unknown for what the header tells.</param>
/// <param name="View">The view; null for what the header tells, unknown for another projection.</param>
/// <param name="Quality">The quality; null when it is not told.</param>
/// <param name="Cause">The cause of failure; null when it is not told.</param>
/// <param name="CReactiveProtein">mg/L; null when it is not told.</param>
/// <param name="ErythrocyteSedimentationRate">mm in the first hour; null likewise.</param>
/// <param name="Vendor">The device; empty for what the header tells.</param>
/// <param name="Site">The site; empty when it is not told.</param>
/// <param name="Calls">What readers called it, reader by reader; null where one did not read it.</param>
public sealed record LabelRow(
    int Line,
    string File,
    HardwareClass? Class,
    string? MustNot,
    string Study,
    string Patient,
    ImageLaterality Side,
    RadiographView? View,
    ImageQuality? Quality,
    FailureCause? Cause,
    double? CReactiveProtein,
    double? ErythrocyteSedimentationRate,
    string Vendor,
    string Site,
    IReadOnlyList<HardwareClass?> Calls);
