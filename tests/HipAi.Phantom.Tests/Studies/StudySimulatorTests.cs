using HipAi.Dicom.Data;
using HipAi.Studies;
using HipAi.Testing;
using NUnit.Framework;

namespace HipAi.Phantom.Tests.Studies;

[TestFixture]
[Category("H10")]
public sealed class StudySimulatorTests
{
    private static readonly SimulationOptions Coarse = new() { PixelSpacing = 1.2 };
    private static readonly Lazy<IReadOnlyList<SimulatedStudy>> Some = new(() => [.. Enumerable.Range(0, 24).Select(i => StudySimulator.Simulate(StudySimulator.StudySeed(11, i), Coarse))]);

    private static byte[] Bytes(SimulatedImage image)
    {
        using var stream = new MemoryStream();
        image.File.Save(stream);
        return stream.ToArray();
    }

    [Test]
    public void TheSameSeedGivesTheSameBytesAndAnotherSeedOthers()
    {
        var (first, again, other) = (StudySimulator.Simulate(42, Coarse), StudySimulator.Simulate(42, Coarse), StudySimulator.Simulate(43, Coarse));
        Assert.That(again.Images.Select(Bytes), Is.EqualTo(first.Images.Select(Bytes)));
        Assert.That(other.StudyInstanceUid, Is.Not.EqualTo(first.StudyInstanceUid));
        Assert.That(Bytes(other.Images[0]), Is.Not.EqualTo(Bytes(first.Images[0])));
    }

    [Test]
    public async Task WhatIsSpoiltRawGappyAndContradictoryIsValidDicomToo()
    {
        using var folder = new TempFolder();
        var options = Coarse with { DefectShare = 0.7, Raw = true, GapShare = 0.4, ContradictionShare = 0.4, FailureShare = 1, OutOfClassShare = 0.2, Vendors = SimulatedVendors.Letters };
        for (var i = 0; i < 12; i++)
        {
            var study = StudySimulator.Simulate(StudySimulator.StudySeed(404, i), options);
            SimulatedStudyWriter.Write(study, folder.File(study.StudyInstanceUid));
            foreach (var file in Directory.GetFiles(folder.File(study.StudyInstanceUid)))
            {
                var result = await Tool.RunAsync("dciodvfy", [file]);
                Assert.That(result.Error + result.Output, Does.Not.Contain("Error"), file);
            }
        }
    }

    [Test]
    public async Task EveryViewAndBothObjectsAreValidDicom()
    {
        using var folder = new TempFolder();
        var kinds = new HashSet<(string, RadiographView)>();
        foreach (var study in Some.Value)
        {
            SimulatedStudyWriter.Write(study, folder.File(study.StudyInstanceUid));
            foreach (var image in study.Images) kinds.Add((image.File.Dataset.GetString(DicomTag.Modality), image.View));
            foreach (var file in Directory.GetFiles(folder.File(study.StudyInstanceUid)))
            {
                var result = await Tool.RunAsync("dciodvfy", [file]);
                Assert.That(result.Error + result.Output, Does.Not.Contain("Error"), file);
            }
        }

        Assert.That(kinds, Has.Count.EqualTo(8), "all four views as DX and as CR");
    }

    [Test]
    public void TruthTellsWhatTheHeadersSay()
    {
        foreach (var study in Some.Value)
        {
            Assert.That(study.Truth.Images.Select(i => i.SopInstanceUid), Is.EqualTo(study.Images.Select(i => i.SopInstanceUid)));
            Assert.That(study.Truth.Hips.Select(h => h.Side), Is.EqualTo(new[] { HipSide.Right, HipSide.Left }));
            foreach (var (image, truth) in study.Images.Zip(study.Truth.Images))
            {
                var data = image.File.Dataset;
                Assert.That(data.GetString(DicomTag.SOPInstanceUID), Is.EqualTo(image.SopInstanceUid));
                Assert.That(data.GetString(DicomTag.StudyInstanceUID), Is.EqualTo(study.StudyInstanceUid));
                Assert.That(truth.Side == ImageLaterality.Bilateral, Is.EqualTo(truth.View == RadiographView.ApPelvis));
                Assert.That(truth.Hips, Has.Count.EqualTo(truth.Side == ImageLaterality.Bilateral ? 2 : 1));
                foreach (var hip in truth.Hips) AssertHip(study, truth, hip, data);
                var side = data.GetStringOrEmpty(DicomTag.ImageLaterality) + data.GetStringOrEmpty(DicomTag.Laterality);
                var expected = truth.Side switch { ImageLaterality.Left => "L", ImageLaterality.Right => "R", _ => "B" };
                if (side.Length > 0) Assert.That(side, Is.EqualTo(expected));
            }
        }
    }

    [Test]
    public void OnAPelvisTheRightHipIsOnTheLeftOfThePicture()
    {
        foreach (var truth in Some.Value.SelectMany(s => s.Truth.Images).Where(i => i.View == RadiographView.ApPelvis))
        {
            var right = truth.Hips.Single(h => h.Side == HipSide.Right).Region;
            var left = truth.Hips.Single(h => h.Side == HipSide.Left).Region;
            Assert.That(right.X + (right.Width / 2), Is.LessThan(left.X + (left.Width / 2)));
        }
    }

    [Test]
    public void WhatTheDeviceDoesKnowsNothingOfTheHardware()
    {
        // Another class mix changes the hardware; device, geometry and exposure of the same seed must stay.
        var changed = 0;
        for (var seed = 100; seed < 106; seed++)
        {
            var a = StudySimulator.Simulate(seed, Coarse);
            var b = StudySimulator.Simulate(seed, Coarse with { ClassMix = ClassMix.Paper });
            if (!a.Truth.Hips.Select(h => h.Class).SequenceEqual(b.Truth.Hips.Select(h => h.Class))) changed++;
            foreach (var (x, y) in a.Images.Zip(b.Images))
            {
                DicomTag[] tags = [DicomTag.Manufacturer, DicomTag.KVP, DicomTag.Exposure, DicomTag.Rows, DicomTag.Columns, DicomTag.DistanceSourceToDetector, DicomTag.WindowWidth, DicomTag.BurnedInAnnotation];
                foreach (var tag in tags) Assert.That(y.File.Dataset.GetString(tag), Is.EqualTo(x.File.Dataset.GetString(tag)), tag.ToString());
            }
        }

        Assert.That(changed, Is.GreaterThan(2));
    }

    [Test]
    public void TheTruthFileReadsBack()
    {
        using var folder = new TempFolder();
        var path = folder.File("truth.json");
        var truths = Some.Value.Take(3).Select(s => s.Truth).ToList();
        TruthFile.Write(path, truths);
        var read = TruthFile.Read(path);
        Assert.That(read.Select(t => t.StudyInstanceUid), Is.EqualTo(truths.Select(t => t.StudyInstanceUid)));
        Assert.That(read[0].Images[0].Hips, Is.EqualTo(truths[0].Images[0].Hips));
        Assert.That(read[0].Hips[0].Details, Is.EquivalentTo(truths[0].Hips[0].Details));
        Assert.That(File.ReadAllText(path), Does.Contain("\"class\": \"" + truths[0].Hips[0].Class.Code() + "\""));
        File.WriteAllText(path, "{ \"studies\": 7 }");
        Assert.That(() => TruthFile.Read(path), Throws.TypeOf<InvalidDataException>().With.Message.Contains(path));
    }

    [Test]
    public void ATruthFileThatWasNotCompletedIsNotThere()
    {
        using var folder = new TempFolder();
        using (var writer = new TruthFileWriter(folder.File("truth.json"))) writer.Add(Some.Value[0].Truth);
        Assert.That(Directory.GetFiles(folder.Path), Is.Empty);
    }

    [TestCase(0.05)]
    [TestCase(2.0)]
    [TestCase(double.NaN)]
    public void APixelSpacingOutOfRangeIsRefused(double spacing) =>
        Assert.That(
            () => StudySimulator.Simulate(1, new SimulationOptions { PixelSpacing = spacing }),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("0.1 to 1.5"));

    private static void AssertHip(SimulatedStudy study, ImageTruth truth, ImageHipTruth hip, DicomDataset data)
    {
        Assert.That(hip.Class, Is.EqualTo(study.Truth.Hips.Single(h => h.Side == hip.Side).Class));
        Assert.That(hip.Region.X + hip.Region.Width, Is.LessThanOrEqualTo(data.GetSingleValue<int>(DicomTag.Columns)));
        Assert.That(hip.Region.Y + hip.Region.Height, Is.LessThanOrEqualTo(data.GetSingleValue<int>(DicomTag.Rows)));
        Assert.That(hip.Region.Width * data.GetSingleValueOrDefault(DicomTag.Columns, 0), Is.GreaterThan(0));
        if (truth.Side != ImageLaterality.Bilateral) Assert.That(hip.Side == HipSide.Left, Is.EqualTo(truth.Side == ImageLaterality.Left));
    }
}
