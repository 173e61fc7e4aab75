namespace HipAi.Reporting.Formats.Hl7;

/// <summary>One repetition of a field: components, each of subcomponents, counted from 1 as the standard does.</summary>
/// <param name="Raw">The value as it stands in the message.</param>
/// <param name="Delimiters">The delimiters of its message.</param>
public sealed record Hl7Value(string Raw, Hl7Delimiters Delimiters)
{
    /// <summary>A subcomponent, unescaped; empty where there is none.</summary>
    /// <param name="component">The component, from 1.</param>
    /// <param name="subcomponent">The subcomponent, from 1.</param>
    public string Text(int component = 1, int subcomponent = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(component, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(subcomponent, 1);
        return Hl7Escape.Unescape(Part(Part(Raw, Delimiters.Component, component), Delimiters.Subcomponent, subcomponent), Delimiters);
    }

    /// <summary>The components, each with its subcomponents as they stand in the message.</summary>
    public IReadOnlyList<string> Components => Raw.Split(Delimiters.Component);

    private static string Part(string text, char delimiter, int number)
    {
        var parts = text.Split(delimiter, number + 1);
        return number <= parts.Length ? parts[number - 1] : "";
    }
}
