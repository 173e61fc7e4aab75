using HipAi.Studies;

namespace HipAi.Studies.Tests;

/// <summary>The class of highest probability.</summary>
public sealed class FusionTests
{
    [Test]
    public void The_largest_wins([Values] HardwareClass hardware)
    {
        var vector = new double[HardwareClasses.Count];
        vector[(int)hardware] = 0.9;
        Assert.That(Fusion.ArgMax(vector), Is.EqualTo(hardware));
        Assert.That(new MemberVote("m", "1", "1.2", RadiographView.ApHip, vector).Class, Is.EqualTo(hardware));
    }

    [Test]
    public void The_first_of_equals_wins() =>
        Assert.That(Fusion.ArgMax([0, 0.5, 0.5, 0, 0, 0, 0, 0, 0]), Is.EqualTo(HardwareClass.TotalHipArthroplasty));

    [TestCase(0), TestCase(8), TestCase(10)]
    public void A_vector_of_another_length_is_refused(int length) =>
        Assert.That(() => Fusion.ArgMax(new double[length]), Throws.ArgumentException.With.Message.Contains($"not {length}"));
}
