namespace HipAi.Studies;

/// <summary>A conclusion with what contradicts it.</summary>
/// <typeparam name="T">What was concluded.</typeparam>
/// <param name="Conclusion">The value and where it was read from.</param>
/// <param name="Conflicts">Attributes that say otherwise, in words.</param>
internal sealed record Reading<T>(Attributed<T> Conclusion, IReadOnlyList<string> Conflicts)
{
    public static Reading<T> Of(T value, string source, params IReadOnlyList<string> conflicts) => new(new Attributed<T>(value, source, ConfidenceRules.Of(source, conflicts)), conflicts);

    /// <summary>Nothing could be concluded.</summary>
    public static Reading<T> None(T unknown, string why, params IReadOnlyList<string> conflicts) => new(new Attributed<T>(unknown, why), conflicts);
}
