using HipAi.Inference.Tests.Models;
using HipAi.Inference.Tests.Preparation;
using HipAi.Studies;
using HipAi.Testing;

namespace HipAi.Inference.Tests;

/// <summary>Memory stays flat, however many images are judged: what a study took is given back (requirement C9).</summary>
[Category("C9")]
public sealed class MemoryTests
{
    private const int ImagesPerStudy = 3;
    private const int Megabyte = 1 << 20;

    [Test]
    public void Some_hundred_images_leave_nothing_behind() => Check(ModelsCopy.Original, warmUp: 60, images: 300, most: 64);

    /// <summary>With the networks that are shipped.</summary>
    [Test]
    [Category("Long")]
    public void Ten_thousand_images_leave_nothing_behind() => Check(Path.Combine(Repository.Root, "models"), warmUp: 600, images: 10_000, most: 64);

    private static void Check(string models, int warmUp, int images, int most)
    {
        using var judge = StudyJudge.Load(models, new InferenceOptions(), TimeProvider.System);
        JudgeImages(judge, warmUp);
        var (managed, all) = Used();

        JudgeImages(judge, images);

        var (managedAfter, allAfter) = Used();
        TestContext.Out.WriteLine($"managed {managed / Megabyte} → {managedAfter / Megabyte} MB, all {all / Megabyte} → {allAfter / Megabyte} MB");
        Assert.That(managedAfter - managed, Is.LessThan(2 * Megabyte), "managed");
        // An image has about 0.7 MB: one that stayed of every five would show.
        Assert.That(allAfter - all, Is.LessThan((long)most * Megabyte), "managed and native");
    }

    private static void JudgeImages(StudyJudge judge, int count)
    {
        for (var study = 0; study < count / ImagesPerStudy; study++)
        {
            // No two studies alike in size, so that buffers of one size are not simply used again.
            var (width, height) = (380 + (study % 37), 420 + (study % 41));
            var images = Enumerable.Range(0, ImagesPerStudy).Select(i => Image($"{study}.{i}", i % 2 == 0 ? ImageLaterality.Right : ImageLaterality.Left)).ToArray();
            var snapshot = new StudySnapshot(
                "1.2", 1, ClosedBecause.QuietPeriod, DateTimeOffset.UnixEpoch, new StudyFacts("", "", "", "", "", "", "", "", "", "", ""), images);
            // Nothing is waited for: the pictures are there already.
            judge.JudgeRenderedAsync(snapshot, _ => Task.FromResult(Pictures.Smooth(width, height)), CancellationToken.None).GetAwaiter().GetResult();
        }
    }

    private static StudyImage Image(string uid, ImageLaterality side) => new(
        new StoredInstance(uid, "", "", "1.2", "", "", 0, "", "", DateTimeOffset.UnixEpoch), new ImageDescription { PatientOrientation = ["L", "F"] },
        new Attributed<RadiographView>(RadiographView.ApHip, "test"), new Attributed<ImageLaterality>(side, "test"), null, []);

    private static (long Managed, long All) Used()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);
    }
}
