using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Imaging.Codecs;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Imaging;

/// <summary>Damaged compressed frames give pixels or a named error, and leave nothing behind.</summary>
[TestFixture]
[Category("A5")]
public sealed class MutatedCodestreamTests
{
    private const int Seed = 20261121;

    [Test]
    public Task A_few_dozen_damaged_frames_give_pixels_or_a_named_error() => DamageAsync(perSample: 4);

    [Test]
    [Category("Long")]
    public Task Many_damaged_frames_give_pixels_or_a_named_error() => DamageAsync(perSample: 150);

    private static async Task DamageAsync(int perSample)
    {
        using var work = new TempFolder();
        var options = new CodecOptions { WorkFolder = work.Path, MaximumCpuTime = TimeSpan.FromSeconds(1), MaximumWallTime = TimeSpan.FromSeconds(30) };
        var transcoder = new DicomTranscoder(options, TimeProvider.System);
        var jobs =
            from sample in CodecSample.ReadAll()
            where DicomTranscoder.NeedsDecoder(sample.Syntax)
            from index in Enumerable.Range(0, perSample)
            select (sample, index);
        var (decoded, refused) = (0, 0);
        await Parallel.ForEachAsync(jobs, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (job, ct) =>
        {
            try
            {
                await transcoder.ToNativeAsync(Damage(job.sample.Open(), new Random(HashCode(job.sample.Name, job.index))), 0, ct);
                Interlocked.Increment(ref decoded);
            }
            catch (DicomException)
            {
                // Named: that is what is wanted. Anything else fails the test.
                Interlocked.Increment(ref refused);
            }
        });

        TestContext.Out.WriteLine($"{decoded} damaged frames decoded to something, {refused} were refused");
        Assert.That(refused, Is.GreaterThan(perSample), "the damage is real");
        Assert.That(Directory.EnumerateFileSystemEntries(work.Path), Is.Empty);
    }

    /// <summary>The same damage for the same name and index in every run.</summary>
    private static int HashCode(string name, int index) => name.Aggregate(Seed + index, (hash, c) => unchecked((hash * 31) + c));

    private static DicomFile Damage(DicomFile file, Random random)
    {
        if (!file.Dataset.TryGetItem<DicomFragmentSequence>(DicomTag.PixelData, out var sequence)) throw new InvalidOperationException("native");
        var bytes = sequence.Fragments.Single().ToArray();
        if (random.Next(3) == 0) bytes = bytes[..random.Next(bytes.Length)];
        for (var i = random.Next(1, 6); i > 0 && bytes.Length > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        file.Dataset.AddOrUpdate(new DicomFragmentSequence(DicomTag.PixelData, DicomVR.OB, default, [bytes]));
        return file;
    }
}
