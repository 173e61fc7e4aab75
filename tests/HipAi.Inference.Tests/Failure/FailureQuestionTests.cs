using HipAi.Inference.Ensemble;
using HipAi.Inference.Failure;
using HipAi.Studies;

namespace HipAi.Inference.Tests.Failure;

[Category("C8")]
public sealed class FailureQuestionTests
{
    private const HardwareClass Tha = HardwareClass.TotalHipArthroplasty;

    private static FusedVotes Hardware(FindingStatus status, params (HardwareClass Class, double Probability)[] rows)
    {
        var probabilities = new double[HardwareClasses.Count];
        foreach (var (hardware, probability) in rows) probabilities[(int)hardware] = probability;
        return new FusedVotes(Fusion.ArgMax(probabilities), probabilities, status, []);
    }

    [Test]
    public void Only_an_arthroplasty_raises_the_question()
    {
        Assert.That(FailureQuestion.Arises(Hardware(FindingStatus.Certain, (HardwareClass.DynamicHipScrew, 0.85), (Tha, 0.15))), Is.False);
        Assert.That(FailureQuestion.Arises(Hardware(FindingStatus.Certain, (Tha, 0.9))), Is.True);
        Assert.That(FailureQuestion.Arises(Hardware(FindingStatus.Indeterminate, (HardwareClass.PostInfectious, 0.6), (HardwareClass.ArthroplastyWithFixation, 0.4))), Is.True);
        Assert.That(FailureQuestion.Arises(Hardware(FindingStatus.Indeterminate, (HardwareClass.NoHardware, 0.6), (HardwareClass.CannulatedScrews, 0.35), (Tha, 0.05))), Is.False);
    }

    [Test]
    public void Which_arthroplasty_it_is_need_not_be_certain()
    {
        var either = Hardware(FindingStatus.Indeterminate, (Tha, 0.5), (HardwareClass.Hemiarthroplasty, 0.42), (HardwareClass.BladeOrPlate, 0.08));
        var other = Hardware(FindingStatus.Indeterminate, (Tha, 0.5), (HardwareClass.PostInfectious, 0.42));
        var notFirst = Hardware(FindingStatus.Indeterminate, (HardwareClass.PostInfectious, 0.6), (Tha, 0.4));

        Assert.That(FailureQuestion.WhyNot(either, [], isInstalled: true), Is.EqualTo("no AP view."), "asked, and then the views are looked at");
        Assert.That(FailureQuestion.WhyNot(other, [], isInstalled: true), Is.EqualTo("the type of hardware is indeterminate."));
        Assert.That(FailureQuestion.WhyNot(notFirst, [], isInstalled: true), Is.EqualTo("the type of hardware is indeterminate."));
        Assert.That(FailureQuestion.WhyNot(either, [], isInstalled: false), Is.EqualTo("no model for it is installed."));
    }
}
