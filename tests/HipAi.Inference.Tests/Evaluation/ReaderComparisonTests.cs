using HipAi.Inference.Evaluation;
using HipAi.Studies;

namespace HipAi.Inference.Tests.Evaluation;

[Category("C11")]
public sealed class ReaderComparisonTests
{
    private const HardwareClass Tha = HardwareClass.TotalHipArthroplasty;
    private const HardwareClass Hemi = HardwareClass.Hemiarthroplasty;
    private const HardwareClass Nail = HardwareClass.IntramedullaryNail;

    [Test]
    public void Gold_is_what_most_of_the_others_called()
    {
        Assert.That(ReaderComparison.Gold([Tha, Tha, Hemi, Nail]), Is.EqualTo(Tha), "a plurality");
        Assert.That(ReaderComparison.Gold([Tha, Tha, Hemi, Hemi]), Is.Null, "two and two");
        Assert.That(ReaderComparison.Gold([Tha, Hemi]), Is.Null, "one and one");
        Assert.That(ReaderComparison.Gold([Tha, Tha, null, null]), Is.EqualTo(Tha), "two did not read it");
        Assert.That(ReaderComparison.Gold([Tha, null]), Is.Null, "a single reader is no gold");
    }

    [Test]
    public void Each_reader_is_held_to_the_others_and_ties_are_counted()
    {
        // The model always says THA. Reader 1: right on one, wrong on two (the others agree on nail and hemi); one tie among the others.
        var report = Cases.Report(
            [
                Cases.Read("s1", Tha, [Tha, Tha, Tha]),
                Cases.Read("s2", Tha, [Tha, Nail, Nail]),
                Cases.Read("s3", Tha, [Tha, Hemi, Hemi]),
                Cases.Read("s4", Tha, [Tha, Hemi, Nail]),
            ],
            readers: ["reader_1", "reader_2", "reader_3"]);

        var first = report.Readers[0];
        Assert.That((first.Reader, first.N, first.Ties), Is.EqualTo(("reader_1", 3, 1)));
        Assert.That(first.Accuracy.Value, Is.EqualTo(1 / 3.0).Within(1e-12));
        var ensemble = first.Models[0];
        Assert.That((ensemble.Model, ensemble.Accuracy.Value), Is.EqualTo(("ensemble", first.Accuracy.Value)));
        Assert.That(ensemble.Difference, Is.EqualTo(new Figure(0, 0, 0, 3)), "model and reader answer alike: in pairs there is no doubt");
        Assert.That(ensemble.IsNonInferior, Is.True);

        // Reader 2 agrees with the majority of 1 and 3 on the first only: THA/THA; elsewhere 1 and 3 are divided.
        Assert.That((report.Readers[1].N, report.Readers[1].Ties, report.Readers[1].Accuracy.Value), Is.EqualTo((1, 3, 1.0)));
    }

    [Test]
    public void A_model_that_errs_more_is_not_called_not_inferior()
    {
        var studies = Enumerable.Range(0, 30).Select(i => Cases.Read($"s{i}", i % 5 == 0 ? Hemi : Tha, [Tha, Tha, Tha])).ToList();

        var rival = Cases.Report(studies, readers: ["reader_1", "reader_2", "reader_3"]).Readers[0].Models[0];

        Assert.That(rival.Difference.Value, Is.EqualTo(-0.2).Within(1e-12));
        Assert.That(rival.IsNonInferior, Is.False);
    }
}
