using System.Text;

namespace HipAi.Inference.Evaluation.Sources;

/// <summary>
/// A table of RFC 4180, read strictly: a head, then rows of as many fields, comma between them, quotes doubled inside quotes; lines end with
/// CR LF or LF; blank lines are passed over. Whatever the text holds, reading ends with a table or with an <see cref="InvalidDataException"/>
/// that names the line.
/// </summary>
public sealed class CsvTable
{
    /// <summary>The most rows: more than any collection of hips.</summary>
    public const int MostRows = 1_000_000;

    /// <summary>The most columns.</summary>
    public const int MostColumns = 256;

    /// <summary>The most letters of a field: a path or a name, no text.</summary>
    public const int LongestField = 4096;

    private readonly string text;
    private readonly List<(int Line, string[] Fields)> rows = [];
    private int at;
    private int line = 1;

    private CsvTable(string text) => this.text = text;

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>The rows, each with the line it begins on.</summary>
    public IReadOnlyList<(int Line, string[] Fields)> Rows => rows;

    /// <summary>Reads a table.</summary>
    /// <param name="text">The text; a byte order mark before it is passed over.</param>
    /// <exception cref="InvalidDataException">It is no such table, or beyond a limit.</exception>
    public static CsvTable Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var table = new CsvTable(text.TrimStart('\uFEFF'));
        table.Read();
        return table;
    }

    private void Read()
    {
        while (at < text.Length)
        {
            var (begun, fields) = (line, ReadRecord());
            if (fields is [""]) continue;
            if (Columns.Count == 0)
            {
                Columns = fields;
                if (fields.Distinct(StringComparer.Ordinal).Count() < fields.Length) throw Wrong(begun, "the head names a column twice");
                continue;
            }

            if (fields.Length != Columns.Count) throw Wrong(begun, $"has {fields.Length} fields; the head names {Columns.Count}");
            if (rows.Count == MostRows) throw Wrong(begun, $"more than {MostRows} rows");
            rows.Add((begun, fields));
        }

        if (Columns.Count == 0) throw Wrong(1, "there is no head");
    }

    private string[] ReadRecord()
    {
        var fields = new List<string>();
        while (true)
        {
            if (fields.Count == MostColumns) throw Wrong(line, $"more than {MostColumns} columns");
            fields.Add(at < text.Length && text[at] == '"' ? ReadQuoted() : ReadPlain());
            if (at == text.Length) return [.. fields];
            var end = text[at++];
            if (end == ',') continue;
            if (end == '\r' && at < text.Length && text[at] == '\n') at++;
            else if (end != '\n') throw Wrong(line, "a quoted field goes on after its last quote, or a line ends with CR alone");
            line++;
            return [.. fields];
        }
    }

    private string ReadPlain()
    {
        var start = at;
        while (at < text.Length && text[at] is not (',' or '\n' or '\r'))
        {
            if (text[at] == '"') throw Wrong(line, "a quote inside a field that is not quoted");
            if (++at - start > LongestField) throw Wrong(line, $"a field of more than {LongestField} letters");
        }

        return text[start..at];
    }

    private string ReadQuoted()
    {
        var (begun, field) = (line, new StringBuilder());
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                at++;
                if (at == text.Length || text[at] != '"') return field.ToString();
            }

            if (text[at] == '\n') line++;
            if (field.Append(text[at]).Length > LongestField) throw Wrong(begun, $"a field of more than {LongestField} letters");
        }

        throw Wrong(begun, "a quoted field has no end");
    }

    private static InvalidDataException Wrong(int line, string cause) => new(FormattableString.Invariant($"line {line}: {cause}."));
}
