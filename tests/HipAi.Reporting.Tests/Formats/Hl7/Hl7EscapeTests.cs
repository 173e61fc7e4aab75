using FsCheck;
using FsCheck.Fluent;
using HipAi.Reporting.Formats.Hl7;

namespace HipAi.Reporting.Tests.Formats.Hl7;

/// <summary>Escape sequences: whatever stands in a value, the receiver reads that text and no structure.</summary>
[Category("E4")]
[Category("D4")]
public sealed class Hl7EscapeTests
{
    private static readonly Gen<string> Texts =
        Gen.Elements('a', 'Ü', '山', '|', '^', '~', '\\', '&', '"', 'E', 'F', 'X', '.', 'b', 'r', '\r', '\n', '\0', '\v', '\u001c', '\u202e', '\ud83d', '\ude00')
            .ArrayOf().Select(letters => new string(letters));

    [TestCase("a|b^c&d~e\\f", "a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f")]
    [TestCase("\\F\\", "\\E\\F\\E\\")]
    [TestCase("\\.br\\", "\\E\\.br\\E\\")]
    [TestCase("a\rOBX|1\nb\vc\u001cd", "aOBX\\F\\1bcd")]
    [TestCase("\"\"", "\\X2222\\")]
    [TestCase("\"\r\"", "\\X2222\\")]
    [TestCase("\"a\"", "\"a\"")]
    [TestCase("{\\rtf1 \\par}", "{\\E\\rtf1 \\E\\par}")]
    [TestCase("山田^太郎 😀", "山田\\S\\太郎 😀")]
    [TestCase("half\ud83d", "half")]
    public void A_text_is_escaped(string text, string escaped) => Assert.That(Hl7Escape.Escape(text), Is.EqualTo(escaped));

    [Test]
    public void Lines_break_in_formatted_text_only()
    {
        Assert.That(Hl7Escape.Formatted("a|b\r\nc\rd\n\ne\n"), Is.EqualTo("a\\F\\b\\.br\\c\\.br\\d\\.br\\\\.br\\e"));
        Assert.That(Hl7Escape.Escape("a\nb"), Does.Not.Contain(".br"));
        Assert.That(Hl7Escape.Unescape(Hl7Escape.Formatted("a|b\nc\n\nd"), Hl7Delimiters.Usual), Is.EqualTo("a|b\nc\n\nd"));
    }

    [TestCase("C:\\temp\\x", "C:\\temp\\x")]
    [TestCase("\\", "\\")]
    [TestCase("\\H\\bold\\N\\", "bold")]
    [TestCase("\\XC3BC\\", "ü")]
    [TestCase("\\XC\\", "\\XC\\")]
    [TestCase("\\Z1\\\\F\\", "\\Z1\\|")]
    public void Sequences_that_are_not_known_stay(string escaped, string text) =>
        Assert.That(Hl7Escape.Unescape(escaped, Hl7Delimiters.Usual), Is.EqualTo(text));

    [Test]
    public void Other_delimiters_have_other_meanings() =>
        Assert.That(Hl7Escape.Unescape("%F%%S%%T%%R%%E%", new Hl7Delimiters('#', '*', '!', '%', '@')), Is.EqualTo("#*@!%"));

    [Test]
    public void What_was_escaped_is_read_back_and_holds_no_delimiter() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            var escaped = Hl7Escape.Escape(text);
            Assert.That("|^~&\r\n\v\u001c\0".Where(escaped.Contains), Is.Empty);
            // Whatever is left of a text once nothing in it is to be left out is a fixed point of both ways.
            var plain = Hl7Escape.Unescape(escaped, Hl7Delimiters.Usual);
            Assert.That(plain, Is.EqualTo(string.Concat(text.EnumerateRunes().Where(rune => rune.Value != 0xFFFD && !System.Text.Rune.IsControl(rune)))));
            Assert.That(Hl7Escape.Escape(plain), Is.EqualTo(escaped));
        }));

    [Test]
    public void Anything_is_unescaped() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Texts.ToArbitrary(), text =>
            Assert.That(Hl7Escape.Unescape(text, Hl7Delimiters.Usual), Is.Not.Null)));
}
