using System.Globalization;
using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>Turns a snapshot and its prediction into the fields a template may name.</summary>
internal static class ReportModelBuilder
{
    public static ReportModel Build(
        ReportTemplate template, StudySnapshot snapshot, StudyPrediction prediction, int version, DateTimeOffset now, IReadOnlyList<HipDecision> decisions)
    {
        var words = template.Words;
        snapshot = snapshot with { Images = [.. snapshot.Images.Select(image => StudyImageRules.AsJudged(image, prediction))] };
        var voted = prediction.Hips.SelectMany(hip => hip.Votes).Select(vote => vote.SopInstanceUid).ToHashSet(StringComparer.Ordinal);
        var judged = snapshot.Images.Where(image => voted.Contains(image.Instance.SopInstanceUid)).ToList();
        var views = ImageWording.Views(judged, words);
        var hips = prediction.Hips.OrderBy(hip => hip.Side).Select(hip => HipWording.Hip(hip, decisions.FirstOrDefault(decision => decision.Side == hip.Side), words)).ToList();
        return new ReportModel
        {
            Patient = Patient(snapshot.Facts),
            Study = Study(snapshot.Facts),
            Images = new ImageFields(snapshot.Images.Count, judged.Count),
            Priors = [.. (snapshot.Priors ?? []).Select(prior => new PriorFields(DicomText.Date(prior.StudyDate), prior.StudyDescription, prior.AccessionNumber))],
            Views = views,
            ViewCodes = [.. views.Select(view => view.Code).Distinct()],
            Technique = ImageWording.Technique(views, words),
            Hips = hips,
            Impressions = HipWording.Impressions(hips, words),
            FailureAssessed = prediction.Hips.Any(hip => hip.Failure is { NotRunBecause: null }),
            Limitations = ImageWording.Limitations(snapshot, prediction, voted, words),
            Models = [.. prediction.Models.Select(model => new ModelFields(model.Name, model.Version, model.Family, model.TrainedOn))],
            TrainedOn = [.. prediction.Models.Select(model => words.Phrases.Translate(PlainText.Sentence(model.TrainedOn))).Distinct()],
            Report = new ReportMetaFields(version, Instant(now), prediction.ExecutionProvider),
            Template = new TemplateFields(template.Name, template.Sha256[..12], template.Language, template.Title),
        };
    }

    private static PatientFields Patient(StudyFacts facts) => new(
        DicomText.PersonName(facts.PatientName), facts.PatientId, facts.PatientSex, DicomText.Date(facts.PatientBirthDate), facts.PatientAge,
        DicomText.AgeYears(facts.PatientAge, facts.PatientBirthDate, facts.StudyDate));

    private static StudyFields Study(StudyFacts facts) => new(
        facts.StudyDescription, DicomText.Date(facts.StudyDate), DicomText.Time(facts.StudyTime), facts.AccessionNumber,
        facts.InstitutionName, facts.Manufacturer);

    private static string Instant(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
