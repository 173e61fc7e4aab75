using HipAi.Studies;

namespace HipAi.Scp.Review.Signing;

/// <summary>A hip that keeps a report from being signed.</summary>
/// <param name="Side">right or left.</param>
/// <param name="Cause">Why, in words.</param>
/// <param name="Lines">Lines of the text that do not fit.</param>
/// <param name="NeedsOnlyConfirmation">Whether naming the side under <c>confirmed</c> is enough.</param>
internal sealed record OpenHipDocument(string Side, string Cause, IReadOnlyList<string> Lines, bool NeedsOnlyConfirmation)
{
    public static OpenHipDocument From(OpenHip hip) => new(hip.Side.Code(), hip.Cause, hip.Lines, hip.NeedsOnlyConfirmation);
}
