using HipAi.Studies;

namespace HipAi.Reporting.Formats.Hl7;

/// <summary>
/// The report as an unsolicited observation message, ORU^R01 (HL7 v2.5.1 7.3.1; requirement D4). The same record and options give the same
/// bytes, so that a message that is sent again is the same message. Pure.
/// </summary>
public static class OruMessage
{
    /// <summary>
    /// Writes the message: P or R, as configured, for a report that nobody signed, else F or C. A later version has the same OBR-3 and a later
    /// OBR-22. Segments end with CR; the MLLP frame is not part of it.
    /// </summary>
    /// <param name="record">The report version.</param>
    /// <param name="options">What the receiver wants.</param>
    /// <param name="pdf">The report as PDF, for receivers that take one in an OBX of type ED; empty for none.</param>
    /// <returns>The message in the character set of the options.</returns>
    /// <exception cref="ArgumentException">The options name an unknown character set, or the record holds a probability that is no number.</exception>
    public static byte[] Write(ReportRecord record, Hl7Options options, ReadOnlyMemory<byte> pdf = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(options);
        var report = record.Report;
        var status = Status(ReportNotice.Status(report), options);
        var findings = Status(ReportNotice.FindingsStatus(report), options);
        var header = new OruHeader(record, options).Segments(ControlId(record), report.ComposedAt, status, ReportNotice.IsSigned(report) ? "CM" : "IP");
        var rows = Numbered(OruRows.Of(record, options, pdf), record, options, report.ComposedAt, row => row.OfModel ? findings : status);
        return Bytes(header.Concat(rows), options);
    }

    /// <summary>MSH-10 of the message of a report version, which its acknowledgment names: always the same for it (requirement D7).</summary>
    /// <param name="record">The report version.</param>
    public static string ControlId(ReportRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return ReportUids.Token(record.Report.StudyInstanceUid, record.Report.Version, "oru");
    }

    private static IEnumerable<string> Numbered(
        IEnumerable<OruRow> rows, ReportRecord record, Hl7Options options, DateTimeOffset at, Func<OruRow, string> status)
    {
        var time = Hl7Fields.Time(at);
        var equipment = Hl7Fields.Components(record.Sender.StationName, "HipAI", record.Sender.DeviceUid, "ISO");
        // CWE is of v2.5; before it a coded value is CE, of the same six components.
        var codedType = string.CompareOrdinal(options.Version, "2.5") < 0 ? "CE" : "CWE";
        return rows.Select((row, i) => row.Segment(i + 1, status(row), time, equipment, codedType));
    }

    private static byte[] Bytes(IEnumerable<string> segments, Hl7Options options) =>
        Hl7CharacterSet.Bytes(string.Concat(segments.Select(segment => segment + "\r")), options.CharacterSet);

    private static string Status(ReportStatus status, Hl7Options options) => status switch
    {
        ReportStatus.Final => "F",
        ReportStatus.Corrected => "C",
        _ => options.Unreviewed.ToString(),
    };
}
