using System.Xml.Linq;
using HipAi.Testing;

namespace HipAi.EndToEnd.Tests;

/// <summary>Holds the house as docs/architecture.md draws it: which room may see which, and how big a room's pieces are.</summary>
[TestFixture]
public sealed class HouseTests
{
    private const int MaxLines = 300;

    private static readonly Dictionary<string, string[]> AllowedReferences = new()
    {
        ["HipAi.Dicom"] = [],
        ["HipAi.Studies"] = [],
        ["HipAi.Inference"] = ["HipAi.Dicom", "HipAi.Studies", "Microsoft.ML.OnnxRuntime"],
        ["HipAi.Reporting"] = ["HipAi.Dicom", "HipAi.Studies"],
        ["HipAi.Phantom"] = ["HipAi.Dicom", "HipAi.Studies"],
        ["HipAi.Scp"] = ["HipAi.Dicom", "HipAi.Inference", "HipAi.Phantom", "HipAi.Reporting", "HipAi.Studies"],
    };

    [Test]
    public void Every_room_of_the_house_stands_in_src()
    {
        var rooms = Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(Path.GetFileName);
        Assert.That(rooms, Is.EquivalentTo(AllowedReferences.Keys));
    }

    [TestCaseSource(nameof(Rooms))]
    public void A_room_sees_only_the_rooms_it_may(string room)
    {
        var references = Project(room).Descendants("ProjectReference")
            .Select(element => Path.GetFileNameWithoutExtension(element.Attribute("Include")!.Value.Replace('\\', '/')));
        Assert.That(references, Is.SubsetOf(AllowedReferences[room]));
    }

    [TestCase("HipAi.Dicom")]
    [TestCase("HipAi.Studies")]
    public void The_lowest_rooms_take_no_packages(string room) =>
        Assert.That(Project(room).Descendants("PackageReference"), Is.Empty);

    [Test]
    public void No_project_names_a_version_of_its_own()
    {
        var offenders = SourceFiles("*.csproj").Where(file => XDocument.Load(file).Descendants("PackageReference").Any(p => p.Attribute("Version") is not null));
        Assert.That(offenders, Is.Empty, "versions stand in Directory.Packages.props only");
    }

    [Test]
    public void Every_package_that_is_pinned_is_used()
    {
        var used = SourceFiles("*.csproj").Concat(SourceFiles("*.props"))
            .Append(Path.Combine(Repository.Root, "Directory.Build.props"))
            .Concat(Directory.GetFiles(Path.Combine(Repository.Root, "eng", "OnnxRuntime"), "*.csproj"))
            .SelectMany(file => XDocument.Load(file).Descendants("PackageReference").Select(p => p.Attribute("Include")!.Value));
        var pinned = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("ItemGroup")
            .Where(group => group.Attribute("Label")?.Value != "Transitive pins")
            .SelectMany(group => group.Elements("PackageVersion").Select(p => p.Attribute("Include")!.Value));
        Assert.That(pinned, Is.SubsetOf(used.ToHashSet()));
    }

    [Test]
    public void Every_pinned_version_is_exact()
    {
        var versions = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props"))
            .Descendants("PackageVersion").Select(p => p.Attribute("Version")!.Value);
        Assert.That(versions, Has.All.Matches<string>(version => version.StartsWith('[') && version.EndsWith(']') && !version.Contains(',')));
    }

    [Test]
    public void No_hand_written_file_outgrows_what_a_reader_can_hold()
    {
        var tooLong = SourceFiles("*.cs")
            .Where(file => !IsGenerated(file))
            .Select(file => (File: Path.GetRelativePath(Repository.Root, file), Lines: File.ReadLines(file).Count()))
            .Where(entry => entry.Lines > MaxLines);
        Assert.That(tooLong, Is.Empty, $"files over {MaxLines} lines want dividing");
    }

    [Test]
    public void No_file_switches_a_build_rule_off()
    {
        var offenders = SourceFiles("*.cs").Where(file => !IsGenerated(file) && File.ReadLines(file).Any(line => line.TrimStart().StartsWith("#nullable disable", StringComparison.Ordinal)));
        Assert.That(offenders, Is.Empty);
    }

    private static string[] Rooms() => [.. AllowedReferences.Keys];

    private static XDocument Project(string room) => XDocument.Load(Path.Combine(Repository.Root, "src", room, room + ".csproj"));

    private static bool IsGenerated(string file) =>
        File.ReadLines(file).Take(5).Any(line => line.Contains("auto-generated", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> SourceFiles(string pattern) =>
        new[] { "src", "tests", "bench" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories))
            .Select(file => file.Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/node_modules/", StringComparison.Ordinal));
}
