using System.Globalization;
using HipAi.Dicom.Data;
using HipAi.Inference;
using HipAi.Reporting;
using HipAi.Reporting.Formats;
using HipAi.Reporting.Formats.Dicom;
using HipAi.Reporting.Formats.Fhir;
using HipAi.Reporting.Formats.Hl7;
using HipAi.Reporting.Formats.Html;
using HipAi.Reporting.Formats.Pdf;
using HipAi.Studies;

namespace HipAi.Bench;

/// <summary>What a judged study's report costs: its text, and every form of it.</summary>
/// <param name="template">The template that composes it.</param>
internal sealed class Forms(ReportTemplate template)
{
    private static readonly ReportSender Sender = new("2.25.5", "0.0.0", "BENCH", "");

    private readonly ReportComposer composer = new(template);

    /// <summary>The parts, in the order in which <see cref="Write"/> tells them.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["text", "SR", "captures", "PDF", "HL7", "FHIR", "HTML"];

    /// <summary>Writes all forms and tells what each took, milliseconds.</summary>
    public double[] Write(StudySnapshot snapshot, JudgedStudy judged, DicomDataset header)
    {
        var pictures = judged.Pictures.ToDictionary(picture => picture.Id, picture => picture.Png);
        var report = new double[Parts.Count];
        ReportRecord? record = null;
        report[0] = Time(() => record = new ReportRecord(composer.Compose(snapshot, judged.Prediction, 1, TimeProvider.System.GetUtcNow()), snapshot, judged.Prediction, header, Sender));
        report[1] = Time(() => StructuredReport.Write(record!, pictures.Keys.ToHashSet()));
        report[2] = Time(() => HeatmapCaptures.Write(record!, pictures));
        byte[] pdf = [];
        report[3] = Time(() => EncapsulatedPdf.Write(record!, pdf = ReportPdf.Write(record!, pictures)));
        report[4] = Time(() => OruMessage.Write(record!, new Hl7Options()));
        report[5] = Time(() => FhirBundle.Write(record!, new FhirOptions(), pdf));
        report[6] = Time(() => HtmlReport.Write(record!));
        return report;
    }

    /// <summary>Prints the medians and their sum's share of the judgement.</summary>
    public static void Print(IReadOnlyList<double[]> rounds, double judged)
    {
        var medians = Parts.Select((_, part) => rounds.Select(round => round[part]).Order().ElementAt(rounds.Count / 2)).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"forms {medians.Sum():0.0} ms, {medians.Sum() / judged:0.000} of the judgement: {string.Join(", ", Parts.Zip(medians, (part, ms) => string.Create(CultureInfo.InvariantCulture, $"{part} {ms:0.0}")))}"));
    }

    private static double Time(Func<object> write)
    {
        var began = TimeProvider.System.GetTimestamp();
        write();
        return TimeProvider.System.GetElapsedTime(began).TotalMilliseconds;
    }
}
