using HipAi.Scp.Storage.Release;

namespace HipAi.Scp.Review.Release;

/// <summary>What people are told of decisions on studies that are set aside.</summary>
internal static class ReleaseWords
{
    /// <summary>Why a decision was not taken; null when it was.</summary>
    internal static string? Refusal(ReleaseResult result) => result switch
    {
        ReleaseResult.Done => null,
        ReleaseResult.NotFound => "This study is not held here.",
        ReleaseResult.NotPossible => "The study does not stand there any more: somebody decided meanwhile, or it went on by itself.",
        ReleaseResult.ImagesCame => "Another image came meanwhile. Look at all of them, and decide again.",
        ReleaseResult.WrongImages => "Choose the images that show another patient. At least one that can be read must be left.",
        ReleaseResult.StillMixed => "The images that would be left do not name one patient either. Choose more of them, or confirm that they are of one patient.",
        _ => result.ToString(),
    };
}
