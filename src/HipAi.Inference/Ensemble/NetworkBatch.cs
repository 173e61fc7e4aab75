using System.Buffers;
using HipAi.Inference.Models;

namespace HipAi.Inference.Ensemble;

/// <summary>
/// Gathers inputs until there are enough for one run of the networks of a task. Each is drawn once per kind of input, whatever the number of
/// members, so that its source image can be let go at once. The buffers are rented and given back: memory does not grow with the study.
/// </summary>
/// <typeparam name="T">What an input is of, and what the answers are for: for example one hip of one image.</typeparam>
internal sealed class NetworkBatch<T> : IDisposable
{
    private readonly IReadOnlyList<ModelMember> members;
    private readonly int capacity;
    private readonly TimeProvider time;
    private readonly List<MemberRun> runs;
    private readonly Answer answer;
    private readonly Action<IReadOnlyList<T>>? answered;
    private readonly Dictionary<ModelInput, float[]> inputs = [];
    private readonly List<T> waiting = [];

    /// <param name="members">The members of one task; none makes a batch that does nothing.</param>
    /// <param name="capacity">The most inputs of one run, 1 or more.</param>
    /// <param name="time">Measures the runs.</param>
    /// <param name="runs">Receives a row for each run of each member.</param>
    /// <param name="answer">Receives each member's answers.</param>
    /// <param name="answered">Receives the items of a run when all members have answered; null when nobody waits for that.</param>
    public NetworkBatch(
        IReadOnlyList<ModelMember> members, int capacity, TimeProvider time, List<MemberRun> runs, Answer answer, Action<IReadOnlyList<T>>? answered = null)
    {
        this.members = members;
        this.capacity = capacity;
        this.time = time;
        this.runs = runs;
        this.answer = answer;
        this.answered = answered;
        foreach (var input in members.Select(member => Drawn(member.Manifest.Input)).Distinct())
            inputs[input] = ArrayPool<float>.Shared.Rent(capacity * input.Length);
    }

    /// <summary>Draws one input.</summary>
    /// <param name="input">Its size, channels and region; name, mean and standard deviation mean nothing here.</param>
    /// <param name="target">Receives [channels, height, width] values from 0 to 1; holds anything before.</param>
    public delegate void Draw(ModelInput input, Span<float> target);

    /// <summary>Takes a member's answer.</summary>
    /// <param name="item">What it is of.</param>
    /// <param name="member">The member.</param>
    /// <param name="output">Its answers to the whole batch.</param>
    /// <param name="index">Which of them it is.</param>
    public delegate void Answer(T item, ModelMember member, MemberOutput output, int index);

    /// <summary>Adds an input; runs the networks when the batch is full.</summary>
    public void Add(T item, Draw draw)
    {
        foreach (var (input, values) in inputs) draw(input, values.AsSpan(waiting.Count * input.Length, input.Length));
        waiting.Add(item);
        if (waiting.Count == capacity) Run();
    }

    /// <summary>Runs the networks on what is waiting.</summary>
    public void Run()
    {
        if (waiting.Count == 0) return;
        foreach (var member in members)
        {
            var begun = time.GetTimestamp();
            var output = member.Run(inputs[Drawn(member.Manifest.Input)], waiting.Count);
            runs.Add(new MemberRun(member.Identity.Name, time.GetElapsedTime(begun), waiting.Count));
            for (var i = 0; i < waiting.Count; i++) answer(waiting[i], member, output, i);
        }

        answered?.Invoke(waiting);
        waiting.Clear();
    }

    public void Dispose()
    {
        foreach (var input in inputs.Values) ArrayPool<float>.Shared.Return(input);
        inputs.Clear();
    }

    // Members that take the same picture share it: their means and deviations are applied after it is drawn. A range is compared by reference.
    private static ModelInput Drawn(ModelInput input) => input with { Name = "", Mean = 0, Std = 1, Range = Array.Empty<double>() };
}
