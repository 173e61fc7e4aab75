using HipAi.Dicom.Data;

namespace HipAi.Dicom.Tests.Fuzzing;

/// <summary>
/// Damaged files, PDUs and associations: nothing unnamed is thrown, no input takes more than 2 s or more memory than a stated multiple of
/// its length. A short run belongs to every test run; <c>./test --long</c> makes it a million. Seeds are fixed: a failure comes again.
/// </summary>
[TestFixture]
[Category("A5")]
public sealed class FuzzTests
{
    [Test]
    public void Damaged_inputs_are_taken_or_refused_by_name() => Run(files: 6_000, pdus: 10_000, conversations: 4_000);

    [Test]
    [Category("Long")]
    public void A_million_damaged_inputs_are_taken_or_refused_by_name() => Run(files: 400_000, pdus: 400_000, conversations: 200_000);

    private static void Run(int files, int pdus, int conversations)
    {
        Report("files", FuzzRun.Run(FuzzSeeds.Files(), files, FuzzTargets.ReadFile), files);
        Report("PDUs", FuzzRun.Run(FuzzSeeds.Pdus(), pdus, FuzzTargets.ReadPdus), pdus);
        Report("associations", FuzzRun.Run(FuzzSeeds.Conversations(), conversations, FuzzTargets.Converse), conversations);
    }

    [Test]
    public void Every_seed_is_valid()
    {
        foreach (var pdus in FuzzSeeds.Pdus()) Assert.That(() => FuzzTargets.ReadPdus(pdus), Throws.Nothing);
        foreach (var conversation in FuzzSeeds.Conversations()) Assert.That(() => FuzzTargets.Converse(conversation), Throws.Nothing);
        var refused = FuzzSeeds.Files().Select(Refusal).OfType<string>().ToList();
        Assert.That(refused, Has.Count.EqualTo(1).And.One.Contains("1.2.840.10008.1.2.4.70"), string.Join("; ", refused) + ": all but the one whose compressed frame is made up");
    }

    private static string? Refusal(byte[] file)
    {
        try
        {
            FuzzTargets.ReadFile(file);
            return null;
        }
        catch (DicomException refused)
        {
            return refused.Message;
        }
    }

    private static void Report(string what, FuzzReport report, int count)
    {
        TestContext.Out.WriteLine($"{count} {what}: {report}");
        Assert.That(report.Count, Is.EqualTo(count));
        Assert.That(report.Kinds, Is.GreaterThan(1), "neither all taken nor all refused: the damage is neither nothing nor everything");
    }
}
