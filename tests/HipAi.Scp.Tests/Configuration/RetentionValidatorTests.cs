using HipAi.Scp.Configuration;

namespace HipAi.Scp.Tests.Configuration;

/// <summary>Which times fit together: a record goes last (requirement H7).</summary>
[Category("H7")]
internal sealed class RetentionValidatorTests
{
    private const string Day = "1.00:00:00";

    [TestCase("0", "0", "0", "0", "")]
    [TestCase(Day, "0", "0", "0", "")]
    [TestCase(Day, Day, Day, Day, "")]
    [TestCase("00:59:59", "0", "0", "0", "HipAi:Retention:Images")]
    [TestCase("-1.00:00:00", "0", "0", "0", "HipAi:Retention:Images")]
    [TestCase(Day, Day, "0", Day, "HipAi:Retention:Records")]
    [TestCase("2.00:00:00", Day, Day, Day, "HipAi:Retention:Records")]
    public void What_does_not_fit_is_named(string images, string pictures, string reports, string records, string wrong) =>
        Assert.That(Check("", images, pictures, reports, records), Is.EqualTo(wrong));

    [Test]
    public void A_folder_of_others_needs_no_time_for_reports() =>
        Assert.That(Check("elsewhere", Day, Day, "0", Day), Is.Empty);

    private static string Check(string folder, string images, string pictures, string reports, string records)
    {
        var errors = new SettingErrors();
        var options = new HipAiOptions
        {
            Delivery = new DeliveryOptions { Folder = folder },
            Retention = new RetentionOptions { Images = Span(images), Pictures = Span(pictures), Reports = Span(reports), Records = Span(records) },
        };
        RetentionValidator.Check(options, errors);
        return string.Join(' ', errors.All.Select(error => error.Setting));
    }

    private static TimeSpan Span(string text) => TimeSpan.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
