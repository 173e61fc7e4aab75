namespace HipAi.Reporting.Formats.Hl7;

/// <summary>One segment of a message that was read: a name and its fields, counted from 1 as the standard does.</summary>
public sealed class Hl7Segment
{
    private readonly string[] fields;
    private readonly Hl7Delimiters delimiters;

    private Hl7Segment(string name, string[] fields, Hl7Delimiters delimiters)
    {
        Name = name;
        this.fields = fields;
        this.delimiters = delimiters;
    }

    /// <summary>The three letters, for example <c>MSA</c>.</summary>
    public string Name { get; }

    /// <summary>How many fields are written.</summary>
    public int Count => fields.Length;

    /// <summary>A field as it stands in the message; empty where there is none.</summary>
    /// <param name="field">The field, from 1; MSH-1 is the delimiter itself.</param>
    public string Raw(int field)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(field, 1);
        return field <= fields.Length ? fields[field - 1] : "";
    }

    /// <summary>The repetitions of a field; none for an empty one.</summary>
    /// <param name="field">The field, from 1.</param>
    public IReadOnlyList<Hl7Value> Repetitions(int field)
    {
        var raw = Raw(field);
        if (raw.Length == 0) return [];
        return IsDelimiters(field)
            ? [new Hl7Value(raw, delimiters)]
            : [.. raw.Split(delimiters.Repetition).Select(value => new Hl7Value(value, delimiters))];
    }

    /// <summary>A subcomponent of the first repetition of a field, unescaped; empty where there is none.</summary>
    /// <param name="field">The field, from 1.</param>
    /// <param name="component">The component, from 1.</param>
    /// <param name="subcomponent">The subcomponent, from 1.</param>
    public string Text(int field, int component = 1, int subcomponent = 1) =>
        IsDelimiters(field) ? Raw(field) : Repetitions(field) is [var first, ..] ? first.Text(component, subcomponent) : "";

    // MSH-1 and MSH-2 are the delimiters, not text that has some.
    private bool IsDelimiters(int field) => Name == "MSH" && field <= 2;

    /// <summary>Reads one segment.</summary>
    /// <param name="line">Its text, without the end.</param>
    /// <param name="number">Its place in the message, from 1, for messages.</param>
    /// <param name="delimiters">The delimiters of the message.</param>
    /// <exception cref="Hl7Exception">It has no name, no delimiter after the name, a control character, or too many fields.</exception>
    internal static Hl7Segment Read(string line, int number, Hl7Delimiters delimiters)
    {
        if (line.Length < 3 || !char.IsAsciiLetterUpper(line[0]) || !line.Take(3).All(sign => char.IsAsciiLetterUpper(sign) || char.IsAsciiDigit(sign)))
            throw new Hl7Exception($"segment {number}", 0, "does not begin with a name of three capital letters or digits");
        var name = line[..3];
        if (line.Length > 3 && line[3] != delimiters.Field) throw new Hl7Exception(name, 0, "the name is not followed by the field delimiter");
        if (line.Any(sign => char.IsControl(sign) && sign != '\t')) throw new Hl7Exception(name, 0, "has a control character");
        if (line.AsSpan().Count(delimiters.Field) > Hl7Message.MostFields) throw new Hl7Exception(name, 0, $"has more than {Hl7Message.MostFields} fields");
        var fields = line.Split(delimiters.Field).Skip(1);
        return new Hl7Segment(name, [.. name == "MSH" ? fields.Prepend(delimiters.Field.ToString()) : fields], delimiters);
    }
}
