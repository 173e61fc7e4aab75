using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using HipAi.Studies;

namespace HipAi.Reporting.Tests.Formats.Html;

/// <summary>Reads back what a page tells: from the words that stand on it, as a person would.</summary>
internal static class ToldHtml
{
    /// <summary>The page as XML, which it is as well.</summary>
    public static XDocument Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    public static ToldReport Read(string html)
    {
        var page = Parse(html);
        var banner = Classed(page.Root!, "banner").Select(element => element.Value).Distinct().Single();
        var models = Classed(page.Root!, "models").Single().Element("tbody")!.Elements("tr");
        return new ToldReport(
            banner.StartsWith("PRELIMINARY", StringComparison.Ordinal) ? ReportStatus.Preliminary : Enum.Parse<ReportStatus>(banner.Split(' ')[0], ignoreCase: true),
            [.. Classed(page.Root!, "hip").Select(Hip)],
            [.. models.Select(row => (row.Element("th")!.Value, row.Elements("td").First().Value))],
            Classed(page.Root!, "template").Single().Value,
            Classed(page.Root!, "template-version").Single().Value);
    }

    public static IEnumerable<XElement> Classed(XElement root, string name) =>
        root.DescendantsAndSelf().Where(element => element.Attribute("class")?.Value.Split(' ').Contains(name) == true);

    private static ToldHip Hip(XElement hip)
    {
        var stated = hip.Elements("p").Single(element => Is(element, "finding")).Value;
        // "Probable a versus b."
        var names = stated.TrimEnd('.').Split(" versus ");
        if (names.Length == 2) names[0] = names[0]["Probable ".Length..];
        HardwareClass? hardware = stated.StartsWith("Indeterminate", StringComparison.Ordinal) || stated.StartsWith("As stated in the report", StringComparison.Ordinal)
            ? null
            : Class(names[0]);
        var review = Classed(hip, "review").SingleOrDefault()?.Value ?? "";
        var verdict = Enum.GetValues<HipVerdict>().Skip(1).SingleOrDefault(v => review.StartsWith($"Software finding {v.ToString().ToLowerInvariant()}", StringComparison.Ordinal));
        var found = Classed(hip, "found").SingleOrDefault()?.Value["Software: ".Length..];
        var values = Table(hip, "class-probabilities");
        return new ToldHip(
            Enum.Parse<HipSide>(hip.Element("h3")!.Value.Split(' ')[0]), hardware, names.Length == 2 ? Class(names[1]) : null,
            [.. HardwareClasses.All.Select(c => values[c.DisplayName()])], hip.Element("section") is { } failure ? Failure(failure) : null,
            verdict, found is null ? null : HardwareClasses.All.Cast<HardwareClass?>().SingleOrDefault(c => found.StartsWith(c!.Value.DisplayName() + ",", StringComparison.Ordinal)));
    }

    private static HardwareClass Class(string name) => HardwareClasses.All.Single(c => c.DisplayName().Equals(name, StringComparison.OrdinalIgnoreCase));

    private static ToldFailure Failure(XElement failure)
    {
        if (Classed(failure, "reason").SingleOrDefault() is { } reason) return new ToldFailure(reason.Value, null, [], 0);
        var stated = failure.Elements("p").Single(element => Is(element, "finding")).Value;
        FailureCause? cause = stated.StartsWith("Indeterminate", StringComparison.Ordinal) ? null
            : stated.StartsWith("No sign", StringComparison.Ordinal) ? FailureCause.None
            : FailureCauses.All.Single(c => stated == $"Possible sign of: {c.DisplayName()}; radiologist to confirm.");
        var values = Table(failure, "cause-scores");
        return new ToldFailure(null, cause, [.. FailureCauses.All.Select(c => values[c.DisplayName()])], Number(Classed(failure, "score").Single().Value));
    }

    private static Dictionary<string, double> Table(XElement parent, string name) => parent.Elements("table").Single(table => Is(table, name))
        .Element("tbody")!.Elements("tr").ToDictionary(row => row.Element("th")!.Value, row => Number(row.Elements("td").First().Value));

    private static bool Is(XElement element, string name) => element.Attribute("class")?.Value.Split(' ').Contains(name) == true;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
