namespace HipAi.Scp.Api;

/// <summary>One member's vote on one hip in one image.</summary>
/// <param name="Name">The model.</param>
/// <param name="Version">Its version.</param>
/// <param name="View">Code of the view it judged.</param>
/// <param name="SopInstanceUid">The image it judged.</param>
/// <param name="Class">Code of its class of highest probability.</param>
/// <param name="Probability">The probability of that class, 0 to 1.</param>
/// <param name="Probabilities">Probability by class code.</param>
internal sealed record MemberDocument(
    string Name,
    string Version,
    string View,
    string SopInstanceUid,
    string Class,
    double Probability,
    IReadOnlyDictionary<string, double> Probabilities);
