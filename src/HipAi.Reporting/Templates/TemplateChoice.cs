using HipAi.Studies;

namespace HipAi.Reporting;

/// <summary>Chooses the template of a study from those that serve (requirements E1 and E6). Pure.</summary>
public static class TemplateChoice
{
    /// <summary>The most specific template that serves the study; of several the one of the higher priority, then the one in the site's language.</summary>
    /// <param name="serving">The templates that serve; no two of them rivals.</param>
    /// <param name="snapshot">The study.</param>
    /// <param name="language">Language tag of the site.</param>
    /// <returns>Null when none serves it.</returns>
    public static ReportTemplate? Of(IEnumerable<ReportTemplate> serving, StudySnapshot snapshot, string language) => serving
        .Where(template => template.Serving.Serves(snapshot))
        .OrderByDescending(template => template.Serving.Specificity)
        .ThenByDescending(template => template.Serving.Priority)
        .ThenByDescending(template => Speaks(template, language))
        .ThenBy(template => template.Name, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>Why these may not serve together: two of them would be as good as each other for some study, or no default is there. Null when they may.</summary>
    /// <param name="serving">The templates.</param>
    /// <param name="language">Language tag of the site.</param>
    public static string? WhyNot(IReadOnlyList<ReportTemplate> serving, string language)
    {
        ArgumentNullException.ThrowIfNull(serving);
        for (var i = 0; i < serving.Count; i++)
            for (var j = i + 1; j < serving.Count; j++)
                if (serving[i].Serving.Rivals(serving[j].Serving) && Speaks(serving[i], language) == Speaks(serving[j], language))
                    return $"'{serving[i].Name}' and '{serving[j].Name}' both serve {serving[j].Serving}, and nothing decides between them: make one more specific or give it a priority";
        return serving.Any(template => template.Serving.Specificity == 0)
            ? null
            : "no template serves the studies that no other one serves: one must be without 'serves'";
    }

    /// <summary>Whether a template writes the language, whatever the country.</summary>
    public static bool Speaks(ReportTemplate template, string language)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(language);
        return string.Equals(template.Language.Split('-')[0], language.Split('-')[0], StringComparison.OrdinalIgnoreCase);
    }
}
