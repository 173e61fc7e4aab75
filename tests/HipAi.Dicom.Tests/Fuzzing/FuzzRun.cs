using HipAi.Dicom.Data;
using HipAi.Dicom.Network;

namespace HipAi.Dicom.Tests.Fuzzing;

/// <summary>Gives a target many damaged inputs and holds it to what is promised of every one of them.</summary>
internal static class FuzzRun
{
    /// <summary>How long one input may take: it is shorter than 20 kB, and two seconds are ten thousand times what such an input needs.</summary>
    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(2);

    /// <summary>What an input may allocate in all, whatever its length: tables of 65536 stored values, .NET's code pages, buffers of a connection.</summary>
    private const long ConstantAllocation = 1024 * 1024;

    /// <summary>What an input may allocate for each of its bytes. RLE makes 64 pixels of a byte at most, a pixel is rendered in 4 bytes, and
    /// both the decoded and the rendered frame are there; the rest is less.</summary>
    private const long AllocationPerByte = 512;

    private const int InputsPerSeed = 5_000;

    /// <summary>Runs.</summary>
    /// <param name="seeds">Valid inputs.</param>
    /// <param name="count">How many damaged ones to make of them.</param>
    /// <param name="target">What takes one, in this thread, and says what became of it; only a <see cref="DicomException"/> or a <see cref="DicomNetworkException"/> may come out.</param>
    /// <returns>What came out.</returns>
    public static FuzzReport Run(IReadOnlyList<byte[]> seeds, int count, Func<byte[], string> target)
    {
        var report = new FuzzReport();
        var batches = Enumerable.Range(0, (count + InputsPerSeed - 1) / InputsPerSeed);
        Parallel.ForEach(batches, batch =>
        {
            var mutator = new Mutator(batch);
            for (var i = batch * InputsPerSeed; i < Math.Min(count, (batch + 1) * InputsPerSeed); i++)
            {
                var input = mutator.Mutate(mutator.Pick(seeds), mutator.Pick(seeds));
                Once(input, target, $"batch {batch}, input {i}", report);
            }
        });
        return report;
    }

    private static void Once(byte[] input, Func<byte[], string> target, string which, FuzzReport report)
    {
        var (began, before) = (TimeProvider.System.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        string outcome;
        try
        {
            outcome = target(input);
        }
        catch (Exception refused) when (refused is DicomException or DicomNetworkException)
        {
            outcome = refused.GetType().Name;
        }
        catch (Exception unnamed)
        {
            throw new InvalidOperationException($"{which} ends in {unnamed.GetType().Name}; the input: {Convert.ToBase64String(input)}", unnamed);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var time = TimeProvider.System.GetElapsedTime(began);
        report.Add(outcome, allocated, time);
        if (allocated <= ConstantAllocation + (AllocationPerByte * input.Length) && time <= LongestTime) return;
        throw new InvalidOperationException($"{which} of {input.Length} bytes took {allocated} bytes and {time}; the input: {Convert.ToBase64String(input)}");
    }
}
