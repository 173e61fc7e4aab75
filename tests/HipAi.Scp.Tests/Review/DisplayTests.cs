using HipAi.Scp.Review;

namespace HipAi.Scp.Tests.Review;

internal sealed class DisplayTests
{
    [TestCase("DOE^JANE", "DOE, JANE")]
    [TestCase("DOE^JANE^M^DR", "DOE, JANE M DR")]
    [TestCase("YAMADA^TARO=山田^太郎", "YAMADA, TARO")]
    [TestCase("=山田^太郎", "山田, 太郎")]
    [TestCase("^JANE", "JANE")]
    [TestCase("DOE", "DOE")]
    [TestCase("^^", "Name not stated")]
    [TestCase("", "Name not stated")]
    [TestCase(null, "Name not stated")]
    public void Person_names_are_read_as_people_write_them(string? value, string shown) =>
        Assert.That(Display.PersonName(value), Is.EqualTo(shown));

    [TestCase("20260131", "1305", "2026-01-31 13:05")]
    [TestCase("20260131", "130559.123", "2026-01-31 13:05")]
    [TestCase("20260131", "", "2026-01-31")]
    [TestCase("20261331", "9", "20261331")]
    [TestCase("", "", "–")]
    public void Dates_are_shown_and_odd_ones_as_they_came(string date, string time, string shown) =>
        Assert.That(Display.DateAndTime(date, time), Is.EqualTo(shown));

    [TestCase("072Y", "72 years")]
    [TestCase("006M", "6 months")]
    [TestCase("72", "72")]
    [TestCase("", "–")]
    public void Ages_are_told_in_words(string age, string shown) => Assert.That(Display.Age(age), Is.EqualTo(shown));

    [TestCase(0, "0 %")]
    [TestCase(0.001, "< 1 %")]
    [TestCase(0.505, "51 %")]
    [TestCase(0.9999, "> 99 %")]
    [TestCase(1, "100 %")]
    public void A_probability_is_never_rounded_to_certainty(double probability, string shown) =>
        Assert.That(Display.Percent(probability).Replace('\u00A0', ' '), Is.EqualTo(shown));
}
