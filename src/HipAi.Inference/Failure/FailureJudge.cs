using System.Buffers;
using HipAi.Inference.Ensemble;
using HipAi.Inference.Models;
using HipAi.Inference.Preparation;
using HipAi.Studies;

namespace HipAi.Inference.Failure;

/// <summary>Asks the failure networks about the arthroplasties of a study (requirement C8). Safe to use from several threads.</summary>
internal sealed class FailureJudge
{
    /// <summary>Images of one hip and one direction of which the joint is drawn: more than are paired, so that the best can be chosen.</summary>
    private const int MostSketches = 4;

    private readonly IReadOnlyList<ModelMember> members;
    private readonly IReadOnlyList<ModelIdentity> models;
    private readonly IReadOnlyList<JointInput> inputs;
    private readonly CauseThresholds? thresholds;
    private readonly int pictureSize;
    private readonly TimeProvider time;

    /// <param name="members">The failure networks; may be none.</param>
    /// <param name="pictureSize">Longest side of a map's picture.</param>
    /// <param name="time">Measures the runs.</param>
    public FailureJudge(IReadOnlyList<ModelMember> members, int pictureSize, TimeProvider time)
    {
        this.members = members;
        this.pictureSize = pictureSize;
        this.time = time;
        models = [.. members.Select(member => member.Identity)];
        inputs = [.. members.Select(JointInput.Of).Distinct()];
        thresholds = members.Count == 0 ? null : CauseThresholds.Strictest(members.Select(member => member.Manifest.Thresholds));
    }

    /// <summary>A sketch of a hip that may have to be shown to the networks; null when it cannot come to that.</summary>
    /// <param name="hip">The hip.</param>
    /// <param name="image">Its image, for the size of its pixels.</param>
    /// <param name="before">The hips of the study so far.</param>
    public JointSketch? Sketch(PreparedHip hip, ImageDescription image, IEnumerable<JudgedHip> before)
    {
        var isAp = FailureQuestion.IsAp(hip.View);
        if (members.Count == 0 || !(isAp || FailureQuestion.IsLateral(hip.View))) return null;
        var drawn = before.Count(other => other.Sketch is { HasScale: true } && other.Side == hip.Side && FailureQuestion.IsAp(other.View) == isAp);
        return drawn < MostSketches ? new JointSketch(hip, PixelScale.AtJoint(image), inputs, pictureSize) : null;
    }

    /// <summary>Says what is seen of the cause of failure of one hip.</summary>
    /// <param name="hips">The hip in each of its images, judged by the hardware networks.</param>
    /// <param name="hardware">What they came to.</param>
    /// <param name="pictures">Receives the maps' pictures.</param>
    /// <param name="runs">Receives how long the networks ran.</param>
    /// <returns>The finding, or why there is none; null where the hip holds no arthroplasty.</returns>
    public FailureFinding? Judge(IReadOnlyList<JudgedHip> hips, FusedVotes hardware, List<HeatmapPicture> pictures, List<MemberRun> runs)
    {
        if (!FailureQuestion.Arises(hardware)) return null;
        if (FailureQuestion.WhyNot(hardware, hips, members.Count > 0) is { } reason) return FailureFinding.NotRun(reason);
        var pairs = ViewPairs.Of(hips, hardware.Class);
        var answers = members.SelectMany(member => Ask(member, pairs, runs)).ToList();
        var votes = answers.Select(answer => answer.Vote).ToList();
        var fused = FailureFusion.Fuse(votes, thresholds!, models);
        var maps = new List<FailureMap>();
        foreach (var hip in pairs.Select(pair => pair.Ap).Concat(pairs.Select(pair => pair.Lateral)).Distinct(ReferenceEqualityComparer.Instance).Cast<JudgedHip>())
        {
            foreach (var cause in CauseMaps.CausesOf(fused))
            {
                var (map, picture) = CauseMaps.Draw(hip, cause, answers.Where(answer => ReferenceEquals(answer.Ap, hip) || ReferenceEquals(answer.Lateral, hip)));
                maps.Add(map);
                pictures.Add(picture);
            }
        }

        return new FailureFinding(
            null, fused.Cause, fused.Status, fused.Reasons, fused.Probabilities, 100 * fused.Probabilities[(int)FailureCause.Infection], votes, maps);
    }

    private List<FailureAnswer> Ask(ModelMember member, IReadOnlyList<(JudgedHip Ap, JudgedHip Lateral)> pairs, List<MemberRun> runs)
    {
        var input = JointInput.Of(member);
        var square = input.Size * input.Size;
        var tensor = ArrayPool<float>.Shared.Rent(2 * square * pairs.Count);
        try
        {
            for (var i = 0; i < pairs.Count; i++)
            {
                pairs[i].Ap.Sketch!.View!.Squares[input].Pixels.CopyTo(tensor.AsSpan(2 * i * square));
                pairs[i].Lateral.Sketch!.View!.Squares[input].Pixels.CopyTo(tensor.AsSpan(((2 * i) + 1) * square));
            }

            var begun = time.GetTimestamp();
            var output = member.Run(tensor, pairs.Count);
            runs.Add(new MemberRun(member.Identity.Name, time.GetElapsedTime(begun)));
            return [.. pairs.Select((pair, i) => FailureAnswer.Of(pair, member, output, i))];
        }
        finally
        {
            ArrayPool<float>.Shared.Return(tensor);
        }
    }
}
