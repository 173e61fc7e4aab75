namespace HipAi.Studies;

/// <summary>One line of the difference between two texts.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Text">The line, without its end.</param>
public sealed record DifferenceLine(LineChange Change, string Text)
{
    /// <summary>The line as one reads it: <c>-</c>, <c>+</c> or a blank before it.</summary>
    public override string ToString() => $"{Change switch { LineChange.Removed => '-', LineChange.Added => '+', _ => ' ' }} {Text}";
}
