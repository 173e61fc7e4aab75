using HipAi.Phantom.Failures;
using HipAi.Studies;

namespace HipAi.Phantom.Tests.Failures;

[TestFixture]
[Category("H10")]
[Category("C8")]
internal sealed class FailurePlanTests
{
    private const int Draws = 4000;

    private static List<FailurePlan> Plans(HardwareClass hardware, FailureDraw draw) =>
        [.. Enumerable.Range(0, Draws).Select(seed => FailurePlan.Draw(hardware, draw, new Random(seed)))];

    [Test]
    public void TheShareOfFailedHipsIsTheOneAskedFor()
    {
        var plans = Plans(HardwareClass.TotalHipArthroplasty, FailureDraw.Any(0.4));
        Assert.That(plans.Count(p => p.Cause != FailureCause.None) / (double)Draws, Is.EqualTo(0.4).Within(0.03));
        Assert.That(Plans(HardwareClass.TotalHipArthroplasty, FailureDraw.None), Has.All.EqualTo(FailurePlan.Sound));
    }

    [Test]
    public void EveryCauseAndEveryFractureTypeOccurs()
    {
        var plans = Plans(HardwareClass.TotalHipArthroplasty, FailureDraw.Any(1));
        Assert.That(plans.Select(p => p.Cause).Distinct().Order(), Is.EqualTo(FailedHips.Causes));
        var broken = plans.Where(p => p.Cause == FailureCause.PeriprostheticFracture).ToList();
        Assert.That(broken.Select(p => p.Fracture).Distinct().Count(), Is.EqualTo(Enum.GetValues<Vancouver>().Length));
        // B is much the most frequent, and of B the loose stem (172 fractures of the fact sheet).
        Assert.That(broken.Count(p => p.Fracture is Vancouver.B1 or Vancouver.B2 or Vancouver.B3) / (double)broken.Count, Is.EqualTo(0.72).Within(0.08));
    }

    [Test]
    public void AHemiarthroplastyNeverWearsAndOtherHardwareNeverFails()
    {
        Assert.That(Plans(HardwareClass.Hemiarthroplasty, FailureDraw.Any(1)).Any(p => p.Has(FailureCause.PolyethyleneWear)), Is.False);
        Assert.That(Plans(HardwareClass.Hemiarthroplasty, new FailureDraw(1, [FailureCause.PolyethyleneWear])), Has.All.EqualTo(FailurePlan.Sound));
        Assert.That(Plans(HardwareClass.DynamicHipScrew, FailureDraw.Any(1)), Has.All.EqualTo(FailurePlan.Sound));
    }

    [Test]
    public void HalfOfTheInfectionsShowNothing()
    {
        var plans = Plans(HardwareClass.TotalHipArthroplasty, new FailureDraw(1, [FailureCause.Infection]));
        Assert.That(plans.Count(p => p.Look == InfectionLook.Silent) / (double)Draws, Is.InRange(0.44, 0.52));
        Assert.That(plans.Count(p => p.Look != InfectionLook.Specific) / (double)Draws, Is.InRange(0.58, 0.70));
    }

    [Test]
    public void CausesComeTogetherAsInLife()
    {
        double Share(FailureCause main, FailureCause companion)
        {
            var plans = Plans(HardwareClass.TotalHipArthroplasty, new FailureDraw(1, [main]));
            return plans.Count(p => p.Companions.Contains(companion)) / (double)Draws;
        }

        Assert.That(Share(FailureCause.PolyethyleneWear, FailureCause.AsepticLoosening), Is.EqualTo(0.30).Within(0.03));
        Assert.That(Share(FailureCause.AsepticLoosening, FailureCause.PeriprostheticFracture), Is.EqualTo(0.10).Within(0.03));
        Assert.That(Share(FailureCause.PeriprostheticFracture, FailureCause.AsepticLoosening), Is.EqualTo(0.53).Within(0.05));
        Assert.That(Plans(HardwareClass.TotalHipArthroplasty, FailureDraw.Any(1)).Any(p => p.Companions.Contains(p.Cause)), Is.False);
    }
}
