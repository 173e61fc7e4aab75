using HipAi.Dicom.Data;
using HipAi.Studies;
using NUnit.Framework;

namespace HipAi.Phantom.Tests.Studies;

/// <summary>What is asked for is what is simulated.</summary>
[TestFixture]
[Category("H10")]
public sealed class SimulationChoiceTests
{
    private static readonly SimulationOptions Coarse = new() { PixelSpacing = 1.5 };

    private static IEnumerable<SimulatedStudy> Some(SimulationOptions options, int count = 8) =>
        Enumerable.Range(0, count).Select(i => StudySimulator.Simulate(StudySimulator.StudySeed(31, i), options));

    [Test]
    public void ClassesThatAreAskedForAreThoseOfTheHipTheStudyIsAbout()
    {
        var options = Coarse with { Classes = [HardwareClass.DynamicHipScrew, HardwareClass.CannulatedScrews], Views = [RadiographView.ApHip] };
        foreach (var study in Some(options))
            Assert.That(study.Truth.Images[0].Hips[0].Class, Is.AnyOf(HardwareClass.DynamicHipScrew, HardwareClass.CannulatedScrews));
    }

    [Test]
    public void ViewsThatAreAskedForAreTheOnlyOnes()
    {
        var options = Coarse with { Views = [RadiographView.CrossTableLateral] };
        Assert.That(Some(options).SelectMany(study => study.Truth.Images).Select(image => image.View), Is.All.EqualTo(RadiographView.CrossTableLateral));
    }

    [Test]
    public void DevicesThatAreAskedForAreTheOnlyOnesAndExternalOnesAreKeptBack()
    {
        foreach (var study in Some(Coarse with { Vendors = ["B"] }, 3)) Assert.That(study.Truth.Vendor, Does.EndWith(" B"));
        Assert.That(SimulatedVendors.Spell(["internal"]).Intersect(SimulatedVendors.Spell(["external"])), Is.Empty);
        foreach (var study in Some(Coarse)) Assert.That(study.Truth.Site, Is.EqualTo("internal"));
        Assert.That(() => Some(Coarse with { Vendors = ["Q?"] }).First(), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("Q?"));
    }

    [Test]
    public void GapsAndContradictionsAreAsManyAsAskedForAndEveryContradictionIsFlagged()
    {
        var studies = Some(Coarse with { GapShare = 1, ContradictionShare = 1, Views = [RadiographView.ApHip] }, 12).ToList();
        foreach (var (image, truth) in studies.SelectMany(study => study.Images.Zip(study.Truth.Images)))
        {
            var data = image.File.Dataset;
            Assert.That(data.GetStringOrEmpty(DicomTag.ViewPosition) + data.GetStringOrEmpty(DicomTag.ProtocolName), Is.Empty);
            Assert.That(data.GetStringOrEmpty(DicomTag.ImageLaterality) + data.GetStringOrEmpty(DicomTag.Laterality), Is.AnyOf("", "U"));
            if (truth.Contradiction is { } what) Assert.That(what, Does.Contain("Patient Orientation"), "the other attributes are not there to be wrong");
        }

        var flagged = Some(Coarse with { GapShare = 0, ContradictionShare = 1, Views = [RadiographView.ApHip] }, 12).SelectMany(study => study.Truth.Images);
        Assert.That(flagged.Select(image => image.Contradiction), Is.All.Not.Null);
        Assert.That(Some(Coarse with { ContradictionShare = 0 }).SelectMany(study => study.Truth.Images).Select(image => image.Contradiction), Is.All.Null);
    }

    [TestCase(-0.1)]
    [TestCase(1.1)]
    [TestCase(double.NaN)]
    public void AShareOutOfRangeIsRefusedByName(double share) =>
        Assert.That(() => (Coarse with { FailureShare = share }).Validate(), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("FailureShare"));
}
