using System.Globalization;

namespace HipAi.Inference.Evaluation.Sources;

/// <summary>The fields of one row by the heads of their columns; what is wrong with one names line and column.</summary>
internal sealed class LabelFields(IReadOnlyList<string> columns, string[] fields, int line)
{
    public int Line => line;

    /// <summary>A text without the blanks round it; empty when there is no such column.</summary>
    public string Text(string column)
    {
        for (var i = 0; i < fields.Length; i++)
            if (columns[i] == column) return fields[i].Trim();
        return "";
    }

    /// <summary>A path below the set's folder.</summary>
    public string File(string column)
    {
        var path = Text(column).Replace('\\', '/');
        if (path.Length == 0) throw Wrong(column, "is empty");
        // A table that came from elsewhere must not make this program read what lies outside its folder.
        return Path.IsPathRooted(path) || path.Contains(':') || path.Split('/').Any(part => part is "" or "." or "..") || path.Any(char.IsControl)
            ? throw Wrong(column, $"'{path}' is no path below the folder")
            : path;
    }

    /// <summary>One of a table's codes; null when the field is empty.</summary>
    public T? Code<T>(string column, IReadOnlyList<T> values, Func<T, string> code)
        where T : struct
    {
        var text = Text(column);
        if (text.Length == 0) return null;
        foreach (var value in values)
            if (code(value) == text) return value;
        throw Wrong(column, $"'{text}' is none of {string.Join(", ", values.Select(code))}");
    }

    /// <summary>A number from 0; null when the field is empty.</summary>
    public double? Number(string column)
    {
        var text = Text(column);
        if (text.Length == 0) return null;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Wrong(column, $"'{text}' is no number from 0, with a point for decimals");
    }

    private InvalidDataException Wrong(string column, string cause) => new(FormattableString.Invariant($"line {line}, column '{column}': {cause}."));
}
