using HipAi.Dicom.Data;
using HipAi.Phantom.Implants;
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
        var varied = Coarse with { Vendors = SimulatedVendors.Spell(["varied"]) };
        foreach (var study in Some(varied, 3)) Assert.That((study.Truth.Vendor, study.Truth.Site), Is.EqualTo(("HIPAI SIMULATOR V", "internal")));
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

    [Test]
    public void ImagesThatCannotBeJudgedAreAsManyAsAskedForAndSayWhy()
    {
        var images = Some(Coarse with { DefectShare = 1 }, 40).SelectMany(study => study.Truth.Images).ToList();
        Assert.That(images.Select(image => image.Quality).Distinct(), Is.EquivalentTo(Enum.GetValues<ImageQuality>()), "adequate ones are of other views");
        foreach (var image in images)
        {
            Assert.That(image.Defects, Is.Not.Empty, image.Projection);
            if (image.Quality == ImageQuality.NotAHip) Assert.That(image.Hips, Is.Empty);
            if (image.Quality == ImageQuality.Adequate) Assert.That(image.View, Is.EqualTo(RadiographView.Unknown));
        }

        Assert.That(Some(Coarse).SelectMany(study => study.Truth.Images).Select(image => image.Quality), Is.All.EqualTo(ImageQuality.Adequate));
    }

    [Test]
    public void HardwareOutsideTheClassesIsNamedAndOnTheHipTheStudyIsAbout()
    {
        foreach (var study in Some(Coarse with { OutOfClassShare = 1, Views = [RadiographView.ApHip] }, 6))
        {
            var side = study.Truth.Images[0].Hips[0].Side;
            Assert.That(study.Truth.Hips.Single(hip => hip.Side == side).OutOfClass, Is.Not.Null);
            Assert.That(study.Truth.Hips.Single(hip => hip.Side != side).OutOfClass, Is.Null);
        }

        Assert.That(Some(Coarse).SelectMany(study => study.Truth.Hips).Select(hip => hip.OutOfClass), Is.All.Null);
    }

    [Test]
    public void CausesThatAreAskedForAreTheOnlyOnesAndOthersHaveNone()
    {
        var options = Coarse with { FailureShare = 1, Causes = [FailureCause.Dislocation], Classes = [HardwareClass.TotalHipArthroplasty] };
        foreach (var hip in Some(options, 6).SelectMany(study => study.Truth.Hips))
            Assert.That(hip.Cause, FailureCauses.Applies(hip.Class) ? Is.EqualTo(FailureCause.Dislocation) : Is.Null);
        foreach (var hip in Some(Coarse).SelectMany(study => study.Truth.Hips).Where(hip => hip.Cause is not null))
        {
            Assert.That(hip.Cause, Is.EqualTo(FailureCause.None));
            Assert.That(hip.Signs, Is.Empty);
        }
    }

    [Test]
    public void RawImagesComeBesideThoseOfDxDevicesAndNameTheSameStudy()
    {
        var raws = 0;
        foreach (var study in Some(Coarse with { Raw = true }))
            foreach (var (image, truth) in study.Images.Zip(study.Truth.Images))
            {
                Assert.That(image.Raw is null, Is.EqualTo(image.File.Dataset.GetString(DicomTag.Modality) == "CR"));
                Assert.That(truth.RawFileName is null, Is.EqualTo(image.Raw is null));
                if (image.Raw is not { } raw) continue;
                raws++;
                Assert.That(raw.Dataset.GetString(DicomTag.PresentationIntentType), Is.EqualTo("FOR PROCESSING"));
                Assert.That(raw.Dataset.GetString(DicomTag.StudyInstanceUID), Is.EqualTo(study.StudyInstanceUid));
                Assert.That(raw.Dataset.GetString(DicomTag.SOPInstanceUID), Is.Not.EqualTo(image.SopInstanceUid));
                Assert.That(raw.Dataset.Contains(DicomTag.WindowCenter), Is.False, "it is not to be shown");
            }

        Assert.That(raws, Is.GreaterThan(2));
    }

    [Test]
    public void EveryComponentOfTheHardwareHasItsMaskInItsImage()
    {
        foreach (var study in Some(Coarse with { Classes = [HardwareClass.TotalHipArthroplasty], Views = [RadiographView.ApHip] }, 5))
        {
            var (image, seen) = (study.Truth.Images[0], study.Truth.Images[0].Hips[0]);
            var hip = study.Truth.Hips.Single(hip => hip.Side == seen.Side);
            var masks = hip.Masks.Where(mask => mask.SopInstanceUid == image.SopInstanceUid).ToList();
            Assert.That(masks.Select(mask => mask.Name), Is.SupersetOf(new[] { "stem", "head" }));
            Assert.That(masks.Select(mask => mask.Kind), Is.All.EqualTo("implant"));
            var head = masks.Single(mask => mask.Name == "head").Box;
            var offset = new[] { head.X + (head.Width / 2.0) - seen.Joint.X, head.Y + (head.Height / 2.0) - seen.Joint.Y }.Max(Math.Abs);
            Assert.That(offset * seen.MillimetresPerPixel, Is.LessThan(15), "the head of a sound hip sits near the native centre");
        }
    }

    [Test]
    public void EveryVariantIsOfTheTableOfItsClass()
    {
        foreach (var hip in Some(Coarse, 20).SelectMany(study => study.Truth.Hips))
            Assert.That(ImplantVariants.Of(hip.Class), Does.Contain(hip.Variant), hip.Class.Code());
    }
}
