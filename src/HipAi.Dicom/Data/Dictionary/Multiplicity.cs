using System.Globalization;

namespace HipAi.Dicom.Data;

/// <summary>How many values an element may have (PS3.5 6.4).</summary>
/// <param name="Minimum">The fewest, when there is a value at all.</param>
/// <param name="Maximum">The most.</param>
/// <param name="Step">Counts beyond the fewest come in this many: 2 for 2-2n.</param>
internal readonly record struct Multiplicity(int Minimum, int Maximum, int Step)
{
    /// <summary>Whether an element may have a count of values; none is always allowed here (PS3.5 7.4 is the matter of the object).</summary>
    internal bool Allows(int count) => count == 0 || (count >= Minimum && count <= Maximum && (count - Minimum) % Step == 0);

    /// <summary>The multiplicity as PS3.6 writes it: 3, 1-2, 1-n, 2-2n.</summary>
    internal static Multiplicity Parse(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0)
        {
            return new Multiplicity(Number(text), Number(text), 1);
        }

        var last = text[(dash + 1)..];
        var minimum = Number(text[..dash]);
        return last.EndsWith('n')
            ? new Multiplicity(minimum, int.MaxValue, last.Length > 1 ? Number(last[..^1]) : 1)
            : new Multiplicity(minimum, Number(last), 1);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
