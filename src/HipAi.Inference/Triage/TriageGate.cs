using HipAi.Inference.Ensemble;
using HipAi.Inference.Models;
using HipAi.Inference.Preparation;
using HipAi.Studies;

namespace HipAi.Inference.Triage;

/// <summary>
/// Shows each image of a study to the triage network before it is cut into hips. One image at a time: the view decides how an image is cut, so
/// waiting for a batch would mean keeping the source images, each of some ten megabytes.
/// </summary>
internal sealed class TriageGate : IDisposable
{
    private readonly IReadOnlyList<ModelMember> members;
    private readonly FusionThresholds? thresholds;
    private readonly NetworkBatch<double[]> batch;

    /// <param name="members">The triage members; none lets every image pass.</param>
    /// <param name="time">Measures the runs.</param>
    /// <param name="runs">Receives a row for each run.</param>
    public TriageGate(IReadOnlyList<ModelMember> members, TimeProvider time, List<MemberRun> runs)
    {
        this.members = members;
        thresholds = members.Count > 0 ? FusionThresholds.Strictest(members.Select(member => member.Manifest.Thresholds)) : null;
        batch = new NetworkBatch<double[]>(members, capacity: 1, time, runs, Add);
    }

    /// <summary>Examines one image; null when there is no triage network.</summary>
    public TriageVerdict? Examine(ExposedImage pixels, StudyImage image)
    {
        if (thresholds is null) return null;
        var probabilities = new double[ModelTasks.Classes(ModelTasks.Triage).Count];
        batch.Add(probabilities, (input, target) => WholeImage.DrawInto(pixels, input.Width, input.Height, target));
        var views = TriageClasses.Views.Count;
        return TriageRules.Conclude(image, probabilities[..views], probabilities[views..], thresholds);
    }

    public void Dispose() => batch.Dispose();

    // Two questions in one vector, each with a softmax of its own; of several members the mean counts.
    private void Add(double[] probabilities, ModelMember member, MemberOutput output, int index)
    {
        var logits = output.LogitsOf(index);
        var views = TriageClasses.Views.Count;
        double[] told =
        [
            .. Calibration.Softmax(logits[..views], member.Manifest.Temperature), .. Calibration.Softmax(logits[views..], member.Manifest.Temperature),
        ];
        for (var i = 0; i < told.Length; i++) probabilities[i] += told[i] / members.Count;
    }
}
