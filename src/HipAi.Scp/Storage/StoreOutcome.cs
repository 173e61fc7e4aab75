using HipAi.Studies;

namespace HipAi.Scp.Storage;

/// <summary>The answer of the store.</summary>
/// <param name="Result">What became of the object.</param>
/// <param name="Instance">The stored object; null unless it was stored.</param>
/// <param name="Reason">Why it was not stored, in words without patient data; empty when it was.</param>
internal sealed record StoreOutcome(StoreResult Result, StoredInstance? Instance, string Reason)
{
    /// <summary>Why the study is held since this object; null when it is not. Without patient data.</summary>
    public string? HeldBecause { get; init; }

    /// <summary>Why no report is made of the study since this object; null when one is, or none was before. Without patient data.</summary>
    public string? DroppedBecause { get; init; }

    /// <summary>Whether the bytes are safe, so that success may be answered.</summary>
    public bool IsSafe => Result is StoreResult.Stored or StoreResult.Duplicate or StoreResult.ChangedDuplicate;

    public static StoreOutcome Safe(StoreResult result, StoredInstance instance) => new(result, instance, "");

    public static StoreOutcome Refused(StoreResult result, string reason) => new(result, null, reason);
}
