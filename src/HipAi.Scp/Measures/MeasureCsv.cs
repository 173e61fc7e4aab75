using System.Globalization;
using System.Text;
using HipAi.Inference.Evaluation;
using HipAi.Studies;

namespace HipAi.Scp.Measures;

/// <summary>A row per signed hip without anything that tells the patient: no UID, no name, no date of birth; studies are numbered in the order of the file.</summary>
internal static class MeasureCsv
{
    /// <summary>The columns.</summary>
    internal static IReadOnlyList<string> Columns { get; } =
    [
        "study", "correction", "signed_on", "side", "views", "found", "found_status", "probability", "verdict", "signed", "edit_distance", "text_length",
        "acquired_to_preliminary_s", "received_to_preliminary_s", "preliminary_to_signed_s", "models", "institution", "manufacturer",
    ];

    /// <summary>The table, RFC 4180 with line feeds. Signatures of one study have one number.</summary>
    internal static string Write(IReadOnlyList<SignedReview> reviews)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var text = new StringBuilder().Append(string.Join(',', Columns)).Append('\n');
        foreach (var review in reviews)
        {
            if (!numbers.TryGetValue(review.StudyInstanceUid, out var number)) numbers[review.StudyInstanceUid] = number = numbers.Count + 1;
            foreach (var hip in review.Hips) text.Append(string.Join(',', Row(number, review, hip).Select(CsvField.Of))).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Row(int number, SignedReview review, SignedHip hip) =>
    [
        Number(number), review.IsCorrection ? "yes" : "no", review.SignedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        hip.Side.Code(), string.Join(' ', hip.Views.Distinct().Order().Select(view => view.Code())),
        hip.Found?.Code() ?? "", hip.Found is null ? "not_judged" : hip.FoundStatus == FindingStatus.Certain ? "stated" : "open", Number(Math.Round(hip.Probability, 4)),
        hip.Verdict.ToString().ToLowerInvariant(), hip.Signed?.Code() ?? "", Number(review.EditDistance), Number(review.TextLength),
        Seconds(review.PreliminaryAt - review.AcquiredAt), Seconds(review.PreliminaryAt - review.ReceivedAt), Seconds(review.SignedAt - review.PreliminaryAt),
        MeasureFilter.ModelsOf(review), review.InstitutionName, review.Manufacturer,
    ];

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan? span) => span is { } time ? Number(Math.Round(time.TotalSeconds)) : "";
}
