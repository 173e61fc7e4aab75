using System.Globalization;
using System.Xml.Linq;
using HipAi.Studies;

namespace HipAi.Testing.StructuredReports;

/// <summary>Reads a structured report back with DCMTK, by its codes alone: what a receiver that knows the codes finds in it.</summary>
public static class SrReader
{
    private static readonly string[] FailureCodes = ["FAIL-NONE", "FAIL-PJI", "FAIL-LOOSE", "FAIL-DISLOC", "FAIL-PPFX", "FAIL-PEWEAR"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidOperationException">DCMTK cannot read it, or it is no Measurement Report.</exception>
    public static async Task<SrContent> ReadAsync(string path)
    {
        var result = await Tool.RunAsync("dsr2xml", [path]);
        if (result.ExitCode != 0) throw new InvalidOperationException($"dsr2xml cannot read it: {result}");
        var report = XDocument.Parse(result.Output).Root!;
        var root = report.Descendants("container").FirstOrDefault(item => Concept(item) == "126000")
            ?? throw new InvalidOperationException($"It has no root (126000, DCM):\n{result.Output}");
        var document = report.Element("document")!;
        return new SrContent(
            Hips(root),
            [.. Under(root, "C0034375").Where(item => item.Name == "text").Select(item => (Meaning(item), Value(item)))],
            Flag(document, "preliminary"), Flag(document, "completion"), Flag(document, "verification"),
            document.Descendants("observer").Select(observer => (string?)observer.Descendants("last").FirstOrDefault()).FirstOrDefault() ?? "",
            (string?)report.Element("patient")!.Element("id") ?? "",
            (string?)report.Element("patient")!.Element("name")?.Element("last") ?? "",
            (string)report.Element("study")!.Attribute("uid")!,
            Uids(report.Elements("evidence").Where(evidence => (string?)evidence.Attribute("type") == "Current Requested Procedure")),
            Uids(report.Descendants("predecessor")));
    }

    private static List<SrHip> Hips(XElement root)
    {
        var groups = Under(root, "126010").Where(item => Concept(item) == "125007").ToList();
        var failures = groups.Where(group => Coded(group, "276214006") == "240266004").ToDictionary(SideOf, Failure);
        var implants = groups.Where(group => Coded(group, "276214006") == "40388003").ToList();
        // A group of software names its algorithm; one of a person names the person.
        var reviews = implants.Where(group => Coded(group, "121005") == "121006").ToDictionary(SideOf, Review);
        return
        [
            .. implants.Where(group => Items(group, "111003").Any())
                .Select(group => Hip(group, failures.GetValueOrDefault(SideOf(group)), reviews.GetValueOrDefault(SideOf(group)))),
        ];
    }

    private static SrReview Review(XElement group) => new(
        Coded(group, "HWSTATUS")!, Coded(group, "121071") is { } finding ? Class(finding) : null,
        Items(group, "121008").Select(name => (string?)name.Descendants("last").FirstOrDefault()).SingleOrDefault() ?? "", Comments(group));

    private static SrHip Hip(XElement group, SrFailure? failure, SrReview? review)
    {
        var finding = Coded(group, "121071");
        return new SrHip(
            SideOf(group), finding is null ? null : Class(finding), Coded(group, "HWCLASS") == "82334004", Coded(group, "HWDIFF") is { } other ? Class(other) : null, Number(group, "111012"),
            [.. HardwareClasses.All.Select(hardware => Probability(group, "HWCLASS", hardware.CodeValue()))],
            Value(Items(group, "111003").Single()),
            [.. Items(group, "VOTE").Select(vote => (Value(Items(vote, "111001").Single()), Value(Items(vote, "111003").Single()), Class(Value(vote))))],
            Value(Items(group, "112040").Single()), Comments(group), failure, review);
    }

    private static SrFailure Failure(XElement group)
    {
        if (!Items(group, "122157").Any()) return new SrFailure(false, null, [], null, Comments(group));
        var sign = Coded(group, "FAILSIGN");
        return new SrFailure(
            true, sign == "82334004" ? null : (FailureCause)Array.IndexOf(FailureCodes, sign),
            [.. FailureCodes.Select(code => Probability(group, "121071", code))], Number(group, "INFSCORE"), Comments(group));
    }

    private static HipSide SideOf(XElement group) =>
        Coded(Items(group, "363698007").Single(), "272741003") switch { "24028007" => HipSide.Right, "7771000" => HipSide.Left, var code => throw new InvalidOperationException($"Side {code}.") };

    private static HardwareClass Class(string code) => HardwareClasses.All.Single(hardware => hardware.CodeValue() == code);

    private static double Probability(XElement group, string concept, string code) =>
        double.Parse(Value(Items(group, "122157").Single(number => Coded(number, concept) == code)), CultureInfo.InvariantCulture);

    private static double? Number(XElement group, string concept) =>
        Items(group, concept).SingleOrDefault() is { } item ? double.Parse(Value(item), CultureInfo.InvariantCulture) : null;

    private static List<string> Comments(XElement group) => [.. Items(group, "121106").Select(Value)];

    private static string? Coded(XElement item, string concept) => Items(item, concept).SingleOrDefault() is { } code ? Value(code) : null;

    private static IEnumerable<XElement> Items(XElement parent, string concept) => parent.Elements().Where(item => Concept(item) == concept);

    private static IEnumerable<XElement> Under(XElement root, string concept) => Items(root, concept).SelectMany(container => container.Elements());

    private static string? Concept(XElement item) => (string?)item.Element("concept")?.Element("value");

    private static string Meaning(XElement item) => (string?)item.Element("concept")?.Element("meaning") ?? "";

    private static string Value(XElement item) => (string?)item.Element("value") ?? "";

    private static string Flag(XElement document, string name) => (string?)document.Element(name)?.Attribute("flag") ?? "";

    private static string[] Uids(IEnumerable<XElement> references) => [.. references.Descendants("instance").Select(instance => (string)instance.Attribute("uid")!)];
}
