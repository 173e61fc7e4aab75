using HipAi.Inference.Ensemble;
using HipAi.Inference.Models;
using HipAi.Inference.Preparation;
using HipAi.Studies;

namespace HipAi.Inference.Failure;

/// <summary>What one member said of one pair of views.</summary>
/// <param name="Ap">The AP view.</param>
/// <param name="Lateral">The lateral view.</param>
/// <param name="Member">The member.</param>
/// <param name="Vote">Its calibrated vote.</param>
/// <param name="Maps">[10, height, width]: probabilities of the five causes on the AP view, then on the lateral view.</param>
/// <param name="MapWidth">Columns of a map.</param>
/// <param name="MapHeight">Rows of a map.</param>
/// <param name="Unfamiliarity">How unlike the training images the pair is; null when the member does not tell it.</param>
internal sealed record FailureAnswer(
    JudgedHip Ap, JudgedHip Lateral, ModelMember Member, FailureVote Vote, float[] Maps, int MapWidth, int MapHeight, float? Unfamiliarity = null)
{
    /// <summary>Takes a member's answer from a batch.</summary>
    /// <param name="pair">The views.</param>
    /// <param name="member">The member.</param>
    /// <param name="output">Its answers.</param>
    /// <param name="index">Which of the batch is this pair.</param>
    public static FailureAnswer Of((JudgedHip Ap, JudgedHip Lateral) pair, ModelMember member, MemberOutput output, int index)
    {
        var probabilities = Calibration.Softmax(output.LogitsOf(index), member.Manifest.Temperature);
        var vote = new FailureVote(member.Manifest.Name, member.Manifest.Version, pair.Ap.SopInstanceUid, pair.Lateral.SopInstanceUid, probabilities);
        return new FailureAnswer(pair.Ap, pair.Lateral, member, vote, output.MapsOf(index).ToArray(), output.MapWidth, output.MapHeight,
            output.UnfamiliarityOf(index));
    }

    /// <summary>The map of a cause on one of the two images, with the square it lies on.</summary>
    /// <param name="hip">The AP or the lateral view.</param>
    /// <param name="cause">Any but none.</param>
    public (PreparationRecord Record, int Size, float[] Map, int Width, int Height) MapOf(JudgedHip hip, FailureCause cause)
    {
        var causes = ModelTasks.MappedCauses;
        var channel = causes.TakeWhile(other => other != cause).Count() + (ReferenceEquals(hip, Ap) ? 0 : causes.Count);
        var (input, cells) = (JointInput.Of(Member.Manifest.Input), MapWidth * MapHeight);
        var square = hip.Sketch!.View!.Squares[input].Region.Record;
        return (square, input.Size, Maps.AsSpan(channel * cells, cells).ToArray(), MapWidth, MapHeight);
    }
}
