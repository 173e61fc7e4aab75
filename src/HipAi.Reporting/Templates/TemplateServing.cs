using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>
/// Which studies a template serves (requirement E1). Each list that is not empty must hold the study; a template without any serves
/// all. Upper and lower case are the same.
/// </summary>
/// <param name="Sources">AE titles of modalities.</param>
/// <param name="Institutions">Institution Names (0008,0080).</param>
/// <param name="Procedures">Texts, one of which stands in a description of the study, its procedure, protocol, series or body part.</param>
/// <param name="Priority">Decides between templates that are as specific as each other: the higher one serves.</param>
public sealed record TemplateServing(IReadOnlyList<string> Sources, IReadOnlyList<string> Institutions, IReadOnlyList<string> Procedures, int Priority)
{
    /// <summary>Serves every study for which there is nothing more specific.</summary>
    public static TemplateServing Default { get; } = new([], [], [], 0);

    /// <summary>How specific it is: a modality before an institution before a procedure, and together before alone. 0 for a default.</summary>
    public int Specificity => (Sources.Count > 0 ? 4 : 0) + (Institutions.Count > 0 ? 2 : 0) + (Procedures.Count > 0 ? 1 : 0);

    /// <summary>Whether it serves the study. Modality and series are those of the first image that goes to the models.</summary>
    public bool Serves(StudySnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var image = snapshot.Images.FirstOrDefault(candidate => candidate.ExcludedBecause is null) ?? (snapshot.Images.Count > 0 ? snapshot.Images[0] : null);
        return Holds(Sources, image?.Instance.CallingAeTitle) && Holds(Institutions, snapshot.Facts.InstitutionName)
            && (Procedures.Count == 0 || Texts(snapshot.Facts, image?.Description).Any(text => Procedures.Any(part => text.Contains(part, StringComparison.OrdinalIgnoreCase))));
    }

    /// <summary>Whether some study could be served by both with nothing to choose between them. Procedures are texts that may stand side by side.</summary>
    public bool Rivals(TemplateServing other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Specificity == other.Specificity && Priority == other.Priority && Meet(Sources, other.Sources) && Meet(Institutions, other.Institutions);
    }

    /// <summary>In words, for lists and messages.</summary>
    public override string ToString() => Specificity == 0
        ? "all studies"
        : string.Join(", ", new[] { Words("source", Sources), Words("institution", Institutions), Words("procedure", Procedures) }.Where(part => part.Length > 0));

    private static string Words(string what, IReadOnlyList<string> values) => values.Count == 0 ? "" : $"{what} {string.Join(" or ", values)}";

    private static bool Holds(IReadOnlyList<string> wanted, string? value) =>
        wanted.Count == 0 || wanted.Contains((value ?? "").Trim(), StringComparer.OrdinalIgnoreCase);

    private static bool Meet(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        (one.Count == 0 && other.Count == 0) || one.Intersect(other, StringComparer.OrdinalIgnoreCase).Any();

    private static string[] Texts(StudyFacts facts, ImageDescription? image) =>
    [
        facts.StudyDescription,
        image?.PerformedProcedureStepDescription ?? "",
        image?.ProtocolName ?? "",
        image?.SeriesDescription ?? "",
        image?.BodyPartExamined ?? "",
    ];
}
