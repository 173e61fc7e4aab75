using HipAi.Inference.Models;
using Microsoft.ML.OnnxRuntime;

namespace HipAi.Inference.Tests.Models;

/// <summary>Bound runs, on the CPU's memory: the way a card is used, without a card.</summary>
[Category("C9")]
public sealed class BoundRunsTests
{
    private static readonly InferenceOptions Cpu = new() { Provider = InferenceProvider.Cpu, IntraOpThreads = 1 };

    /// <summary>The runs dispose the allocator they are given, which the default one must not be.</summary>
    private static OrtAllocator Memory(InferenceSession session)
    {
        using var cpu = new OrtMemoryInfo(OrtMemoryInfo.allocatorCPU, OrtAllocatorType.DeviceAllocator, 0, OrtMemType.Default);
        return new OrtAllocator(session, cpu);
    }

    [TestCase(ModelsCopy.Nf)]
    [TestCase(ModelsCopy.Triage)]
    [TestCase(ModelsCopy.Failure)]
    public void A_bound_run_answers_as_an_unbound_one(string model)
    {
        using var models = new ModelsCopy(model);
        var manifest = ManifestReader.Read(models.InModel(model, ""));
        using var free = ModelMember.Load(models.InModel(model, ""), manifest, ExecutionProvider.Cpu(Cpu));
        using var bound = ModelMember.Load(models.InModel(model, ""), manifest, ExecutionProvider.Cpu(Cpu));
        bound.Bind(Memory, models.InModel(model, ""));
        Assert.That((free.IsBound, bound.IsBound), Is.EqualTo((false, true)));
        var random = new Random(3);

        // Sizes that are bound, sizes that are padded, and one that is larger than any; large before small, so that leftovers would show.
        foreach (var count in (int[])[8, 9, 5, 4, 3, 2, 1])
        {
            var pixels = Enumerable.Range(0, count * manifest.Input.Length).Select(_ => random.NextSingle()).ToArray();
            var (one, other) = (free.Run(pixels, count), bound.Run(pixels, count));
            Assert.That(other.Logits, Is.EqualTo(one.Logits).Within(1e-5f), $"{count}");
            Assert.That(other.Maps, Is.EqualTo(one.Maps).Within(1e-5f), $"{count}");
            Assert.That((other.Count, other.MapWidth, other.MapHeight), Is.EqualTo((one.Count, one.MapWidth, one.MapHeight)));
            Assert.That((other.Joint ?? [], other.Unfamiliarity ?? []), Is.EqualTo((one.Joint ?? [], one.Unfamiliarity ?? [])).Within(1e-5f));
        }
    }

    [Test]
    public void What_cannot_be_bound_runs_unbound()
    {
        using var models = new ModelsCopy(ModelsCopy.Efficient);
        var manifest = ManifestReader.Read(models.InModel(ModelsCopy.Efficient, ""));
        using var member = ModelMember.Load(models.InModel(ModelsCopy.Efficient, ""), manifest, ExecutionProvider.Cpu(Cpu));

        // There is no such memory on a machine without a card.
        member.Bind(session => new OrtAllocator(session, new OrtMemoryInfo("CudaPinned", OrtAllocatorType.DeviceAllocator, 0, OrtMemType.CpuOutput)),
            models.InModel(ModelsCopy.Efficient, ""));

        Assert.That(member.IsBound, Is.False);
        Assert.That(member.Run(new float[manifest.Input.Length], 1).Logits, Has.Length.EqualTo(9));
    }
}
