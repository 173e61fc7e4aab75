using System.Buffers;
using HipAi.Inference.Models;
using HipAi.Inference.Preparation;

namespace HipAi.Inference.Ensemble;

/// <summary>
/// Gathers hips until there are enough for one run of the networks. A hip is drawn once per input size, whatever the number of members,
/// so that the source image can be let go at once, or as soon as its joints are drawn. The buffers are rented and given back: memory does not grow with the study.
/// </summary>
internal sealed class HipBatch : IDisposable
{
    // What hips may hold of their source images while they wait (160 MB; a pelvis counts for both of its hips): enough for a pelvis and two
    // laterals of the largest detectors. A batch that would hold more runs early.
    private const long MostHeldPixels = 40_000_000;

    private readonly IReadOnlyList<ModelMember> members;
    private readonly int capacity;
    private readonly TimeProvider time;
    private readonly List<MemberRun> runs = [];
    private readonly Dictionary<(int Width, int Height), float[]> inputs = [];
    private readonly List<JudgedHip> waiting = [];

    public HipBatch(IReadOnlyList<ModelMember> members, int capacity, TimeProvider time)
    {
        this.members = members;
        this.capacity = capacity;
        this.time = time;
        foreach (var size in members.Select(member => (member.Manifest.Input.Width, member.Manifest.Input.Height)).Distinct())
            inputs[size] = ArrayPool<float>.Shared.Rent(capacity * size.Width * size.Height);
    }

    /// <summary>What has run so far, and for how long.</summary>
    public IReadOnlyList<MemberRun> Runs => runs;

    /// <summary>Adds a hip; runs the networks when the batch is full.</summary>
    public void Add(PreparedHip prepared, JudgedHip hip)
    {
        foreach (var (size, input) in inputs)
            prepared.DrawInto(size.Width, size.Height, input.AsSpan(waiting.Count * size.Width * size.Height, size.Width * size.Height));
        waiting.Add(hip);
        if (waiting.Count == capacity || waiting.Sum(other => other.Sketch?.HeldPixels ?? 0) > MostHeldPixels) Run();
    }

    /// <summary>Runs the networks on what is waiting.</summary>
    public void Run()
    {
        if (waiting.Count == 0) return;
        foreach (var member in members)
        {
            var begun = time.GetTimestamp();
            var output = member.Run(inputs[(member.Manifest.Input.Width, member.Manifest.Input.Height)], waiting.Count);
            runs.Add(new MemberRun(member.Identity.Name, time.GetElapsedTime(begun)));
            for (var i = 0; i < waiting.Count; i++) waiting[i].Take(member, output, i);
        }

        foreach (var hip in waiting) hip.DrawJoint();
        waiting.Clear();
    }

    public void Dispose()
    {
        foreach (var input in inputs.Values) ArrayPool<float>.Shared.Return(input);
        inputs.Clear();
    }
}
