using System.Globalization;
using HipAi.Studies;

namespace HipAi.Inference.Evaluation.Sources;

/// <summary>The rows of <c>labels.csv</c>, checked: one by one, and against each other.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Readers">Heads of the readers' columns, in their order.</param>
public sealed record LabelTable(IReadOnlyList<LabelRow> Rows, IReadOnlyList<string> Readers)
{
    /// <summary>The class of a hip with hardware outside the nine.</summary>
    public const string OutOfClass = "out_of_class";

    /// <summary>The class of an image that cannot be judged.</summary>
    public const string Inadequate = "inadequate";

    private const string Unknown = "unknown";
    private const string OtherView = "other";

    /// <summary>Reads the table.</summary>
    /// <param name="text">The text of the file.</param>
    /// <exception cref="InvalidDataException">Something is wrong; the message names line, column and cause.</exception>
    public static LabelTable Parse(string text)
    {
        var table = CsvTable.Parse(text);
        var readers = ReaderColumns(table.Columns);
        foreach (var column in table.Columns.Where(column => !readers.Contains(column) && LabelColumn.All.All(known => known.Name != column)))
        {
            var names = string.Join(", ", LabelColumn.All.Select(known => known.Name));
            throw new InvalidDataException($"column '{column}' is not known; the columns are {names} and further readers.");
        }

        if (!table.Columns.Contains("file")) throw new InvalidDataException("column 'file' is missing.");
        var rows = table.Rows.Select(row => Row(new LabelFields(table.Columns, row.Fields, row.Line), readers)).ToList();
        if (rows.Count == 0) throw new InvalidDataException("there is no row.");
        LabelConsistency.Require(rows);
        return new LabelTable(rows, readers);
    }

    private static List<string> ReaderColumns(IReadOnlyList<string> columns)
    {
        var count = columns.Count(column => column.StartsWith(LabelColumn.ReaderPrefix, StringComparison.Ordinal));
        var expected = Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{LabelColumn.ReaderPrefix}{number}")).ToList();
        return expected.All(columns.Contains)
            ? expected
            : throw new InvalidDataException($"column '{LabelColumn.ReaderPrefix}…': the readers must be numbered from 1 without a gap.");
    }

    private static LabelRow Row(LabelFields fields, List<string> readers)
    {
        var file = fields.File("file");
        var study = fields.Text("study") is { Length: > 0 } stated ? stated : file;
        var mustNot = fields.Text("class") is OutOfClass or Inadequate ? fields.Text("class") : null;
        return new LabelRow(
            fields.Line,
            file,
            mustNot is null && fields.Text("class") != Unknown ? fields.Code<HardwareClass>("class", HardwareClasses.All, HardwareClasses.Code) : null,
            mustNot,
            study,
            fields.Text("patient") is { Length: > 0 } patient ? patient : study,
            fields.Code("side", [ImageLaterality.Right, ImageLaterality.Left, ImageLaterality.Bilateral], ViewCodes.Code) ?? ImageLaterality.Unknown,
            fields.Code("view", Enum.GetValues<RadiographView>(), view => view == RadiographView.Unknown ? OtherView : view.Code()),
            fields.Code("quality", ImageQualities.All, ImageQualities.Code),
            fields.Code<FailureCause>("cause", FailureCauses.All, FailureCauses.Code),
            fields.Number("crp"),
            fields.Number("esr"),
            fields.Text("vendor"),
            fields.Text("site"),
            [.. readers.Select(reader => fields.Code<HardwareClass>(reader, HardwareClasses.All, HardwareClasses.Code))]);
    }
}
