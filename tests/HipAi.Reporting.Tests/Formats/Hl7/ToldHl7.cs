using System.Globalization;
using HipAi.Reporting.Formats.Hl7;
using HipAi.Studies;

namespace HipAi.Reporting.Tests.Formats.Hl7;

/// <summary>Reads back what an ORU^R01 tells: by the codes of its rows alone, as a receiver would.</summary>
internal static class ToldHl7
{
    private static readonly string[] Causes = ["FAIL-NONE", "FAIL-PJI", "FAIL-LOOSE", "FAIL-DISLOC", "FAIL-PPFX", "FAIL-PEWEAR"];

    public static ToldReport Read(Hl7Message message)
    {
        var rows = message.All("OBX");
        return new ToldReport(
            message.Single("OBR").Text(25) switch { "P" or "R" => ReportStatus.Preliminary, "F" => ReportStatus.Final, "C" => ReportStatus.Corrected, _ => throw new InvalidDataException() },
            [.. from side in new[] { HipSide.Right, HipSide.Left } where Row(rows, "HWCLASS", Sub(side)) is not null select Hip(rows, side)],
            [.. rows.Where(row => row.Text(3) == "111001").Select(name => (name.Text(5), Row(rows, "111003", name.Text(4))!.Text(5)))],
            Row(rows, "TEMPLATE", "1")!.Text(5),
            Row(rows, "TEMPLATEVERSION", "1")!.Text(5));
    }

    private static ToldHip Hip(IReadOnlyList<Hl7Segment> rows, HipSide side)
    {
        var value = Row(rows, "HWCLASS", Sub(side))!.Text(5);
        var (hardware, status) = (Class(value), Row(rows, "HWSTATUS", Sub(side))!.Text(5));
        var verdict = ToldHip.VerdictOf(status);
        var versus = Row(rows, "HWDIFF", Sub(side)) is { } other ? Class(other.Text(5)) : null;
        if (verdict == HipVerdict.None) Assert.That(status, Is.EqualTo(hardware is null ? "INDETERMINATE" : versus is null ? "CERTAIN" : "PROBABLE"));
        Assert.That(Row(rows, "HWCLASS", Sub(side))!.Text(17).Length > 0, Is.EqualTo(verdict == HipVerdict.None), "a method names software; a person has none");
        var found = Row(rows, "HWFOUND", Sub(side));
        Assert.That(found is null, Is.EqualTo(verdict == HipVerdict.None));
        var probabilities = HardwareClasses.All.Select(hardware => Number(rows, $"{hardware.CodeValue()}-PROB", side));
        return new ToldHip(side, hardware, versus, [.. probabilities], Failure(rows, side), verdict, found is null ? null : Class(found.Text(5)));
    }

    private static HardwareClass? Class(string value) =>
        value is "INDETERMINATE" or "REVIEW-REJECTED" ? null : (HardwareClass)int.Parse(value["HW-".Length..], CultureInfo.InvariantCulture);

    private static ToldFailure? Failure(IReadOnlyList<Hl7Segment> rows, HipSide side)
    {
        if (Row(rows, "FAILSTATUS", Sub(side)) is not { } status) return null;
        if (status.Text(5) == "NOT-ASSESSED") return new ToldFailure(Row(rows, "FAILREASON", Sub(side))!.Text(5), null, [], 0);
        var value = Row(rows, "FAILCAUSE", Sub(side))!.Text(5);
        FailureCause? cause = value == "INDETERMINATE" ? null : (FailureCause)Array.IndexOf(Causes, value);
        Assert.That(status.Text(5), Is.EqualTo(cause is null ? "INDETERMINATE" : "CERTAIN"));
        return new ToldFailure(null, cause, [.. Causes.Select(code => Number(rows, $"{code}-PROB", side))], Number(rows, "INFSCORE", side));
    }

    private static double Number(IReadOnlyList<Hl7Segment> rows, string code, HipSide side) =>
        double.Parse(Row(rows, code, Sub(side))!.Text(5), CultureInfo.InvariantCulture);

    private static Hl7Segment? Row(IReadOnlyList<Hl7Segment> rows, string code, string sub) =>
        rows.SingleOrDefault(row => row.Text(3) == code && row.Text(4) == sub);

    private static string Sub(HipSide side) => side == HipSide.Right ? "R" : "L";
}
