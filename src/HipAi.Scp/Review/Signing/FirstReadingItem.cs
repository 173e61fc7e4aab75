using HipAi.Studies;

namespace HipAi.Scp.Review.Signing;

/// <summary>A first reading as it is sent.</summary>
/// <param name="Side">right or left.</param>
/// <param name="Class">A class code, or cannot_tell.</param>
internal sealed record FirstReadingItem(string? Side, string? Class)
{
    /// <summary>The reading, or the field that cannot be read.</summary>
    public (FirstReading? Reading, ReviewRefusal? Fault) Read()
    {
        if (ReviewCodes.Side(Side) is not { } side) return (null, ReviewRefusal.Faulty("side", "A side is right or left."));
        var hardware = ReviewCodes.Class(Class);
        return hardware is null && Class != ReviewCodes.CannotTell
            ? (null, ReviewRefusal.Faulty("class", $"Say what you see of the {side.Code()} hip: a class, or {ReviewCodes.CannotTell}."))
            : (new FirstReading(side, hardware), null);
    }
}
