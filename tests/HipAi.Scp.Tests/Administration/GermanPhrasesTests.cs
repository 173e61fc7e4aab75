using HipAi.Inference.Ensemble;
using HipAi.Reporting;
using HipAi.Studies;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Administration;

/// <summary>
/// Requirement E6: what the networks' room says in English, the German template says in German. The two rooms do not know each other, so that
/// only here both can be seen.
/// </summary>
[Category("E6")]
internal sealed class GermanPhrasesTests
{
    private static readonly string[] EnglishWords = ["the", "is", "says", "not", "but", "and", "shows", "by", "likely", "image", "hip", "hardware"];

    private readonly Phrasebook _phrases = TemplateLoader.Load(Path.Combine(Repository.Root, "templates", "hip-vorlaeufig.hbs")).Words.Phrases;

    private static IEnumerable<string> Sentences()
    {
        yield return DoubtWording.Unfamiliar;
        foreach (var hardware in HardwareClasses.All)
        {
            yield return DoubtWording.LowProbability(hardware);
            yield return DoubtWording.CrossTableOnly(hardware);
            yield return DoubtWording.TooClose(hardware, HardwareClass.NoHardware);
            yield return DoubtWording.MembersDisagree([("EfficientNet", hardware), ("NFNet", HardwareClass.PostInfectious)]);
            yield return DoubtWording.NotEquallySure("EfficientNet", hardware, "NFNet");
        }

        foreach (var view in Enum.GetValues<RadiographView>())
        {
            yield return DoubtWording.ViewsContradict([(view, HardwareClass.Hemiarthroplasty), (RadiographView.ApHip, HardwareClass.TotalHipArthroplasty)]);
            yield return DoubtWording.ViewContradictory(RadiographView.ApPelvis, view);
            foreach (var quality in Enum.GetValues<ImageQuality>().Where(quality => quality != ImageQuality.Adequate)) yield return DoubtWording.QualityDoubtful(view, quality);
        }
    }

    [TestCaseSource(nameof(Sentences))]
    public void Every_reason_of_the_ensemble_is_said_in_german(string sentence)
    {
        var german = _phrases.Translate(sentence);
        Assert.That(german.ToLowerInvariant().Split([' ', ',', '.', ':', ';', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Intersect(EnglishWords), Is.Empty, german);
    }
}
