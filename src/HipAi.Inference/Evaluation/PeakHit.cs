using HipAi.Studies;

namespace HipAi.Inference.Evaluation;

/// <summary>Whether the maximum of one map lies on what it should lie on (the pointing game of Zhang et al. 2018).</summary>
/// <param name="Side">The hip.</param>
/// <param name="SopInstanceUid">The image.</param>
/// <param name="Cause">The cause whose signs a probability map shows; null for a heatmap, which should show the hardware.</param>
/// <param name="IsHit">Whether the maximum lies on its mask.</param>
/// <param name="IsNear">Whether it lies on it or at most <see cref="NearMillimetres"/> beside it: the cells of a map are that coarse.</param>
public sealed record PeakHit(HipSide Side, string SopInstanceUid, FailureCause? Cause, bool IsHit, bool IsNear)
{
    /// <summary>What counts as near, mm at the joint.</summary>
    public const double NearMillimetres = 10;
}
