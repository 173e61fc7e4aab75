using System.Globalization;
using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>Made-up patients for the lint: each sex, young and old, and both answers to everything that the template asks.</summary>
internal static class LintPatients
{
    private static readonly string[] Sexes = ["F", "M", "O", ""];

    private static readonly int[] UsualAges = [8, 80];

    /// <summary>Patients and studies, each with what is special of it in words.</summary>
    /// <param name="conditions">What the template asks.</param>
    /// <param name="full">A header with everything in it.</param>
    public static IEnumerable<(StudyFacts Facts, string InWords)> For(TemplateConditions conditions, StudyFacts full)
    {
        var ages = UsualAges.Concat(conditions.Ages).Concat(conditions.Ages.Select(age => age - 1)).Where(age => age is >= 0 and <= 999).Distinct().ToList();
        foreach (var sex in Sexes)
        {
            yield return (full with { PatientSex = sex, PatientAge = "", PatientBirthDate = "" }, $"sex '{sex}', age unknown");
            foreach (var age in ages)
                yield return (full with { PatientSex = sex, PatientAge = age.ToString("000", CultureInfo.InvariantCulture) + "Y" }, $"sex '{sex}', age {age}");
        }

        foreach (var (path, text) in conditions.Texts) yield return (With(full, path, text), $"{path} '{text}'");
    }

    private static StudyFacts With(StudyFacts facts, string path, string text) => path.Split('.')[^1] switch
    {
        "sex" => facts with { PatientSex = text },
        "institution" => facts with { InstitutionName = text },
        "description" => facts with { StudyDescription = text },
        "manufacturer" => facts with { Manufacturer = text },
        _ => facts,
    };
}
