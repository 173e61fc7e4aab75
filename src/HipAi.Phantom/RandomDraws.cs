using HipAi.Phantom.Geometry;

namespace HipAi.Phantom;

/// <summary>Draws in the words of the fact sheets: uniform, normal within limits, log-uniform, chance, choice.</summary>
internal static class RandomDraws
{
    public static float Uniform(this Random random, float from, float to) => from + ((to - from) * random.NextSingle());

    public static float LogUniform(this Random random, float from, float to) => from * Steady.Pow(to / from, random.NextSingle());

    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    public static float Normal(this Random random, float mean, float deviation, float least, float most) =>
        Math.Clamp(mean + (deviation * Gauss(random)), least, most);

    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>One of several, by weight.</summary>
    public static T Weighted<T>(this Random random, IReadOnlyList<(T Value, double Weight)> choices)
    {
        var at = random.NextDouble() * choices.Sum(c => c.Weight);
        foreach (var (value, weight) in choices)
        {
            at -= weight;
            if (at < 0) return value;
        }

        return choices[^1].Value;
    }

    private static float Gauss(Random random) =>
        MathF.Sqrt(-2 * Steady.Log(1 - random.NextSingle())) * Steady.Cos(MathF.Tau * random.NextSingle());
}
