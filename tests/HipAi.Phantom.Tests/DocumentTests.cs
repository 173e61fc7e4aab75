using System.Globalization;
using HipAi.Phantom.Failures;
using HipAi.Phantom.Foreign;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;
using HipAi.Studies;
using HipAi.Testing;
using NUnit.Framework;

namespace HipAi.Phantom.Tests;

/// <summary>docs/phantom.md says what the code does.</summary>
[TestFixture]
public sealed class DocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "phantom.md"));

    [TestCaseSource(nameof(Rows))]
    public void ARowOfTheTablesIsTheCodes(string row) => Assert.That(Document, Does.Contain(row));

    [Test]
    public void EveryKindOutsideTheClassesAndEveryLookAlikeIsNamed()
    {
        foreach (var kind in Enum.GetValues<OutOfClassKind>()) Assert.That(Unwrapped(), Does.Contain(OutOfClass.Word(kind)));
        foreach (var (name, _, _) in Mimics.Shares.Where(mimic => mimic.Name is "pedestal" or "stress shielding" or "calcar rounding" or "spot welds"))
            Assert.That(Unwrapped(), Does.Contain(name));
    }

    [Test]
    public void EveryPictureIsThere()
    {
        foreach (var line in Document.Split('\n').Where(line => line.StartsWith("![", StringComparison.Ordinal)))
        {
            var path = line[(line.IndexOf('(', StringComparison.Ordinal) + 1)..line.IndexOf(')', StringComparison.Ordinal)];
            Assert.That(File.Exists(Path.Combine(Repository.Root, "docs", path)), Is.True, path);
        }
    }

    private static string Unwrapped() => Document.Replace('\n', ' ');

    private static IEnumerable<string> Rows() =>
    [
        .. HardwareClasses.All.Select(hardware => $"| {hardware.DisplayName()} | {string.Join("; ", ImplantVariants.Of(hardware))} |"),
        .. DeviceStyle.All.Select(device => string.Create(
            CultureInfo.InvariantCulture,
            $"| {device.Letter} | {device.Model} | {Detector(device.Detector)} | {(device.IsComputedRadiography ? "CR" : "DX")} | {device.Pitch:0.###} | {device.BitsStored} | {(device.Grid == 0 ? "none" : $"{device.Grid}:1")} | {device.Enhancement.ToString().ToLowerInvariant()} | {device.Curve.ToString().ToLowerInvariant()} | {device.Border.ToString().ToLowerInvariant()} |")),
    ];

    private static string Detector(DetectorKind kind) => kind switch
    {
        DetectorKind.CaesiumIodide => "CsI",
        DetectorKind.Gadolinium => "GOS",
        _ => "phosphor plate",
    };
}
