using System.Globalization;

namespace HipAi.Scp.Commands;

/// <summary>Where in a data set an association is aborted on purpose.</summary>
/// <param name="Amount">Bytes from 0, or percent from 0 to 100.</param>
/// <param name="IsPercent">Whether <paramref name="Amount"/> is percent.</param>
internal sealed record AbortPoint(long Amount, bool IsPercent)
{
    /// <summary>Reads <c>4096</c> or <c>50%</c>.</summary>
    /// <returns>Null when it is neither.</returns>
    internal static AbortPoint? Parse(string text)
    {
        var isPercent = text.EndsWith('%');
        var isNumber = long.TryParse(isPercent ? text[..^1] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var amount);
        return isNumber && (!isPercent || amount <= 100) ? new AbortPoint(amount, isPercent) : null;
    }

    /// <summary>How many bytes of a data set of this length go before it.</summary>
    internal long In(long length) => IsPercent ? (long)(length * (Amount / 100m)) : Math.Min(Amount, length);
}
