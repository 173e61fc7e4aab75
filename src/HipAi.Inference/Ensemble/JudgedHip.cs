using HipAi.Inference.Failure;
using HipAi.Inference.Heatmaps;
using HipAi.Inference.Models;
using HipAi.Inference.Preparation;
using HipAi.Studies;

namespace HipAi.Inference.Ensemble;

/// <summary>One hip of one image on its way through the ensemble: what it is, and what the members have said of it so far.</summary>
/// <param name="ImageNumber">Number of the image in the snapshot, from 1.</param>
/// <param name="SopInstanceUid">The image.</param>
/// <param name="Side">The hip.</param>
/// <param name="View">The view.</param>
/// <param name="Record">How it was prepared.</param>
/// <param name="Doubts">Why no finding that rests on this image may be certain, in words; empty mostly.</param>
/// <param name="Background">What a heatmap is painted on; null when no more heatmaps are wanted of this hip.</param>
/// <param name="Sketch">What the failure networks may be shown of it; null when that cannot come to pass.</param>
internal sealed record JudgedHip(
    int ImageNumber, string SopInstanceUid, HipSide Side, RadiographView View, PreparationRecord Record, IReadOnlyList<string> Doubts,
    HipBackground? Background, JointSketch? Sketch = null)
{
    private readonly List<(ModelMember Member, MemberVote Vote, float[] Maps, int MapWidth, int MapHeight)> answers = [];
    private readonly List<ImagePoint> joints = [];
    private readonly List<float> unfamiliarities = [];

    /// <summary>The members' votes, in the order of the members.</summary>
    public IEnumerable<MemberVote> Votes => answers.Select(answer => answer.Vote);

    /// <summary>The unfamiliarity of this input to each member that tells it.</summary>
    public IReadOnlyList<float> Unfamiliarities => unfamiliarities;

    /// <summary>Takes a member's answer from a batch.</summary>
    /// <param name="member">The member.</param>
    /// <param name="output">Its answers.</param>
    /// <param name="index">Which of the batch is this hip.</param>
    public void Take(ModelMember member, MemberOutput output, int index)
    {
        var probabilities = Calibration.Softmax(output.LogitsOf(index), member.Manifest.Temperature);
        var vote = new MemberVote(member.Manifest.Name, member.Manifest.Version, SopInstanceUid, View, probabilities);
        answers.Add((member, vote, Background is null ? [] : output.MapsOf(index).ToArray(), output.MapWidth, output.MapHeight));
        if (output.JointOf(index) is var (x, y)) joints.Add(ToSource(member, x, y));
        if (output.UnfamiliarityOf(index) is { } unfamiliarity) unfamiliarities.Add(unfamiliarity);
    }

    /// <summary>Draws what the failure networks may be shown, when all members have answered, and lets the source pixels go.</summary>
    public void DrawJoint() =>
        Sketch?.Draw(joints.Count == 0 ? null : new ImagePoint(joints.Average(joint => joint.X), joints.Average(joint => joint.Y)));

    private ImagePoint ToSource(ModelMember member, float x, float y)
    {
        var box = Record.FitInto(member.Manifest.Input.Width, member.Manifest.Input.Height);
        return Record.ToSource(box, new ImagePoint(x * box.Width, y * box.Height));
    }

    /// <summary>Paints the map of the member that is surest of the class; null when none is wanted.</summary>
    public (HipHeatmap Heatmap, HeatmapPicture Picture)? Paint(HardwareClass hardware)
    {
        if (Background is null) return null;
        var (member, _, maps, width, height) = answers.MaxBy(answer => answer.Vote.Probabilities[(int)hardware]);
        var map = new ActivationMap(maps.AsSpan((int)hardware * width * height, width * height), width, height);
        var letterbox = Record.FitInto(member.Manifest.Input.Width, member.Manifest.Input.Height);
        var id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"image-{ImageNumber}-{Side.Code()}");
        var peak = map.Peak(letterbox) is { } at ? Record.ToSource(letterbox, at) : (ImagePoint?)null;
        return (
            new HipHeatmap(id, Side, SopInstanceUid, member.Manifest.Name, hardware, Record.Region, peak?.X, peak?.Y),
            new HeatmapPicture(id, HeatmapPainter.Paint(Background, Record, letterbox, map)));
    }
}
