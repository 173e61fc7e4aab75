using HipAi.Studies.Rules;

namespace HipAi.Studies.Tests;

/// <summary>When a study was taken, as far as its header tells it in good faith.</summary>
[Category("F1")]
public sealed class AcquisitionTimeTests
{
    private static readonly DateTimeOffset Received = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo East = TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(1), "east", "east");

    [TestCase("20261121", "085000", "2026-11-21T07:50:00Z")]
    [TestCase("20261121", "0850", "2026-11-21T07:50:00Z")]
    [TestCase("20261121 ", "085000.123 ", "2026-11-21T07:50:00Z")]
    [TestCase("20191231", "235959", "2019-12-31T22:59:59Z")]
    [TestCase("20261121", "090500", "2026-11-21T08:00:00Z", Description = "a clock a little ahead")]
    [TestCase("20261121", "091100", null, Description = "a clock far ahead")]
    [TestCase("20261121", "", null)]
    [TestCase("", "085000", null)]
    [TestCase("20261321", "085000", null)]
    [TestCase("00010101", "000000", null)]
    [TestCase("x", "y", null)]
    public void Date_and_time_are_an_instant_in_the_zone_of_the_service(string date, string time, string? instant) => Assert.That(
        AcquisitionTime.Of(new StudyFacts("", "", "", "", "", "", date, time, "", "", ""), East, Received),
        Is.EqualTo(instant is null ? null : DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)));
}
