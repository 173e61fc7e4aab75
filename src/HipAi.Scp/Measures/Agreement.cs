using HipAi.Inference.Evaluation;
using HipAi.Studies;

namespace HipAi.Scp.Measures;

/// <summary>How found and signed classes agree.</summary>
/// <param name="Cells">How often each found class (row, 0 to 8) was signed as each (column, 0 to 8), rejected (9) or left undecided (10).</param>
/// <param name="Agreed">Share of the decided hips whose found class was signed; a rejected one counts as not agreed.</param>
/// <param name="Stated">The same of the hips that the models stated.</param>
/// <param name="Open">The same of those that they left open: how often the closest class was right.</param>
/// <param name="Kappa">Cohen's kappa.</param>
/// <param name="ByClass">Of each found class the share that was signed, in the order of the classes.</param>
internal sealed record Agreement(
    IReadOnlyList<IReadOnlyList<int>> Cells, Figure Agreed, Figure Stated, Figure Open, Figure Kappa, IReadOnlyList<Figure> ByClass)
{
    /// <summary>All judged hips.</summary>
    internal int Total => Cells.Sum(row => row.Sum());

    /// <summary>Hips that were left undecided.</summary>
    internal int Undecided => Cells.Sum(row => row[Answer.Undecided]);

    /// <summary>Measures the answers of studies.</summary>
    internal static Agreement Of(IReadOnlyList<IReadOnlyList<Answer>> studies)
    {
        var cells = Enumerable.Range(0, HardwareClasses.Count).Select(_ => new int[Answer.Columns]).ToArray();
        List<Answer> answers = [.. studies.SelectMany(study => study)];
        foreach (var answer in answers) cells[answer.Found][answer.Signed]++;
        return new Agreement(
            cells,
            ShareOf(answers),
            ShareOf(answers.FindAll(answer => answer.IsStated)),
            ShareOf(answers.FindAll(answer => !answer.IsStated)),
            Measures.Kappa.Of(studies),
            [.. HardwareClasses.All.Select(hardware => ShareOf(answers.FindAll(answer => answer.Found == (int)hardware)))]);
    }

    private static Figure ShareOf(List<Answer> answers) => Share.Of(answers.Count(answer => answer is { IsDecided: true, Agrees: true }), answers.Count(answer => answer.IsDecided));
}
