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

    // What hips may hold of their source images while they wait (160 MB; a pelvis counts for both of its hips): enough for a pelvis and two
    // laterals of the largest detectors.
    private const long MostHeldPixels = 40_000_000;

    private readonly IReadOnlyList<ModelMember> members;
    private readonly IReadOnlyList<ModelIdentity> models;
    private readonly IReadOnlyList<JointInput> inputs;
    private readonly FusionThresholds? thresholds;
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
        inputs = [.. members.Select(member => JointInput.Of(member.Manifest.Input)).Distinct()];
        thresholds = members.Count == 0 ? null : FusionThresholds.Strictest(members.Select(member => member.Manifest.Thresholds));
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

    /// <summary>Whether hips hold so much of their source images that the hardware networks should run at once.</summary>
    public static bool HoldsTooMuch(IEnumerable<JudgedHip> hips) => hips.Sum(hip => hip.Sketch?.HeldPixels ?? 0) > MostHeldPixels;

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
        var shown = pairs.Select(pair => pair.Ap).Concat(pairs.Select(pair => pair.Lateral)).DistinctBy(hip => hip.ImageNumber).ToList();
        var answers = Ask(pairs, runs);
        var votes = answers.Select(answer => answer.Vote).ToList();
        var fused = FailureFusion.Fuse(votes, thresholds!, models, [.. DoubtsOf(hardware, shown, answers)]);
        var causes = CauseMaps.CausesOf(fused);
        var drawn = shown.SelectMany(hip => causes.Select(cause => (hip, cause))).AsParallel().AsOrdered().Select(map => CauseMaps.Draw(
            map.hip, map.cause, answers.Where(answer => ReferenceEquals(answer.Ap, map.hip) || ReferenceEquals(answer.Lateral, map.hip)))).ToList();
        pictures.AddRange(drawn.Select(pair => pair.Picture));
        return new FailureFinding(
            null, fused.Cause, fused.Status, fused.Reasons, fused.Probabilities, 100 * fused.Probabilities[(int)FailureCause.Infection], votes,
            [.. drawn.Select(pair => pair.Map)]);
    }

    private List<FailureAnswer> Ask(IReadOnlyList<(JudgedHip Ap, JudgedHip Lateral)> pairs, List<MemberRun> runs)
    {
        var answers = new List<FailureAnswer>();
        using var batch = new NetworkBatch<(JudgedHip Ap, JudgedHip Lateral)>(
            members, pairs.Count, time, runs, (pair, member, output, index) => answers.Add(FailureAnswer.Of(pair, member, output, index)));
        foreach (var (ap, lateral) in pairs)
        {
            batch.Add((ap, lateral), (input, target) =>
            {
                var square = JointInput.Of(input);
                ap.Sketch!.View!.Squares[square].Pixels.CopyTo(target);
                lateral.Sketch!.View!.Squares[square].Pixels.CopyTo(target[(square.Size * square.Size)..]);
            });
        }

        batch.Run();
        return answers;
    }

    // What was doubtful of the images is doubtful here too.
    private IEnumerable<string> DoubtsOf(FusedVotes hardware, IEnumerable<JudgedHip> shown, IReadOnlyList<FailureAnswer> answers)
    {
        var told = answers.Select(answer => answer.Unfamiliarity).OfType<float>().ToList();
        var isUnfamiliar = told.Count > 0 && told.Average() > thresholds!.MaxUnfamiliarity;
        if (isUnfamiliar || hardware.Reasons.Contains(DoubtWording.Unfamiliar)) yield return "The images are unlike those the networks were trained on.";
        foreach (var doubt in shown.SelectMany(hip => hip.Doubts).Distinct()) yield return doubt;
    }
}
