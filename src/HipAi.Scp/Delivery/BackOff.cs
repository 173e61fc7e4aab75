namespace HipAi.Scp.Delivery;

/// <summary>How long to wait after a failure. Pure.</summary>
internal static class BackOff
{
    private const int MostDoublings = 20;

    /// <summary>Doubles with each failure up to the longest wait; then half of it for certain and the rest by lot, so that many do not come at once.</summary>
    /// <param name="failures">Failures in a row, 1 or more.</param>
    /// <param name="first">Wait after the first.</param>
    /// <param name="longest">The longest wait.</param>
    /// <param name="lot">From 0 to 1.</param>
    public static TimeSpan Wait(int failures, TimeSpan first, TimeSpan longest, double lot)
    {
        var doubled = first * Math.Pow(2, Math.Clamp(failures - 1, 0, MostDoublings));
        return (doubled < longest ? doubled : longest) * (0.5 + (0.5 * lot));
    }
}
