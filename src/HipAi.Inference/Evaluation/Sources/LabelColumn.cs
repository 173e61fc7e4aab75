using HipAi.Studies;

namespace HipAi.Inference.Evaluation.Sources;

/// <summary>One column of <c>labels.csv</c>; docs/evaluation.md shows this table, and a test holds it to it.</summary>
/// <param name="Name">Head of the column.</param>
/// <param name="IsRequired">Whether it must be there, and filled in every row.</param>
/// <param name="Values">What may stand in it.</param>
/// <param name="Meaning">What it tells.</param>
public sealed record LabelColumn(string Name, bool IsRequired, string Values, string Meaning)
{
    /// <summary>How the readers' columns begin; a number from 1 follows.</summary>
    public const string ReaderPrefix = "reader_";

    private static readonly string Classes = string.Join(", ", HardwareClasses.All.Select(hardware => $"`{hardware.Code()}`"));

    /// <summary>All columns; the last stands for <c>reader_1</c>, <c>reader_2</c> and so on.</summary>
    public static IReadOnlyList<LabelColumn> All { get; } =
    [
        new("file", true, "a path below the folder, with `/`", "the image: DICOM, PNG (8 or 16 bits, grey or colour) or JPEG. An AP pelvis may stand in two rows, one for each side"),
        new("class", false, $"{Classes}, `out_of_class`, `inadequate`, `unknown` or empty",
            "what the hip holds. `out_of_class`: hardware that is none of the nine; `inadequate`: the image cannot be judged; of both nothing may be pre-dictated. `unknown` and empty: not labelled"),
        new("study", false, "any", "images of one study are judged together. Empty: the file is a study of its own"),
        new("patient", false, "any", "intervals resample patients. Empty: the study"),
        new("side", false, "`right`, `left`, `bilateral` or empty", "the hip that the row labels, the patient's own side; `bilateral`: both hips alike. Empty: as the DICOM header tells"),
        new("view", false, "`ap_pelvis`, `ap_hip`, `frog_leg_lateral`, `cross_table_lateral`, `other` or empty",
            "the projection; it wins over the header. `ap_pelvis` shows both hips; of `other` nothing may be pre-dictated. Empty: as the DICOM header tells"),
        new("quality", false, "`adequate`, `exposure`, `cut_off`, `templating`, `not_a_hip` or empty", "whether the image can be judged; of all but `adequate` and empty nothing may be pre-dictated"),
        new("cause", false, $"{string.Join(", ", FailureCauses.All.Select(cause => $"`{cause.Code()}`"))} or empty", "why the arthroplasty failed; `none`: it is sound"),
        new("crp", false, "a number from 0, or empty", "C-reactive protein of the patient at the time, mg/L"),
        new("esr", false, "a number from 0, or empty", "erythrocyte sedimentation rate, mm in the first hour"),
        new("vendor", false, "any", "the device, for the groups. Empty: Manufacturer of the DICOM header"),
        new("site", false, "any", "the site, for the groups"),
        new($"{ReaderPrefix}1", false, $"{Classes} or empty", "what a reader called the hip on this image; `reader_2` and so on for further readers. Empty: not read"),
    ];
}
