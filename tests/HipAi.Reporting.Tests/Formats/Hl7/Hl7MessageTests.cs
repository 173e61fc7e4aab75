using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HipAi.Reporting.Formats;
using HipAi.Reporting.Formats.Hl7;

namespace HipAi.Reporting.Tests.Formats.Hl7;

/// <summary>The reader of messages: exact about structure, and it throws nothing but its own exception.</summary>
[Category("D4")]
public sealed class Hl7MessageTests
{
    private const string Usual = "MSH|^~\\&|RIS|HOSPITAL|HIPAI||20261121170501+0000||ACK^R01^ACK|R1|P|2.5.1\r";

    [Test]
    public void Fields_repetitions_components_and_subcomponents_are_counted_as_the_standard_does()
    {
        var message = Hl7Message.Parse(Usual + "PID|1||A^^^EX&2.25.1&ISO^MR~B^^^OTHER^PI||M\\S\\LLER^ANNA\rZZ1\r");

        Assert.That(message.Segments.Select(segment => segment.Name), Is.EqualTo(new[] { "MSH", "PID", "ZZ1" }));
        var msh = message.Single("MSH");
        Assert.That((msh.Text(1), msh.Text(2), msh.Text(3), msh.Text(9, 2), msh.Text(12)), Is.EqualTo(("|", "^~\\&", "RIS", "R01", "2.5.1")));
        var pid = message.Single("PID");
        Assert.That(pid.Repetitions(3).Select(value => (value.Text(), value.Text(4), value.Text(4, 2), value.Text(5))),
            Is.EqualTo(new[] { ("A", "EX", "2.25.1", "MR"), ("B", "OTHER", "", "PI") }));
        Assert.That((pid.Text(5), pid.Text(5, 2), pid.Text(5, 3), pid.Raw(99)), Is.EqualTo(("M^LLER", "ANNA", "", "")));
        Assert.That((pid.Count, message.Single("ZZ1").Count), Is.EqualTo((5, 0)));
    }

    [Test]
    public void The_delimiters_are_those_of_the_message()
    {
        var message = Hl7Message.Parse("MSH#*!%@#RIS#A*B@C!D%F%\rMSA#AA#1");
        Assert.That(message.Delimiters, Is.EqualTo(new Hl7Delimiters('#', '*', '!', '%', '@')));
        Assert.That((message.Single("MSH").Text(4, 2, 2), message.Single("MSH").Repetitions(4)[1].Text()), Is.EqualTo(("C", "D#")));
    }

    [TestCase("\r")]
    [TestCase("\n")]
    [TestCase("\r\n")]
    public void Segments_end_with_CR_or_as_engines_do_it(string end) =>
        Assert.That(Hl7Message.Parse(Usual.TrimEnd() + end + "MSA|AA|1" + end).Single("MSA").Text(2), Is.EqualTo("1"));

    [TestCase("", "MSH: the message does not begin with it")]
    [TestCase("\vMSH|^~\\&|", "MSH: the message does not begin with it")]
    [TestCase("MSH", "MSH-2: the delimiters are missing")]
    [TestCase("MSH|^~|RIS|", "MSH-2: has not four delimiters")]
    [TestCase("MSH|^~\\^|RIS", "MSH-2: two delimiters are the same")]
    [TestCase("MSHA^~\\&ARIS", "MSH-2: a delimiter is no punctuation mark of ASCII")]
    [TestCase("MSH|^~\\&|RIS\r\rMSA|AA|1", "segment 2: does not begin with a name of three capital letters or digits")]
    [TestCase("MSH|^~\\&|RIS\rmsa|AA|1", "segment 2: does not begin with a name of three capital letters or digits")]
    [TestCase("MSH|^~\\&|RIS\rMSAX|AA|1", "MSA: the name is not followed by the field delimiter")]
    [TestCase("MSH|^~\\&|RIS\rMSA|AA\u001c|1", "MSA: has a control character")]
    public void What_is_no_message_is_refused_with_the_place(string text, string reason) =>
        Assert.That(() => Hl7Message.Parse(text), Throws.TypeOf<Hl7Exception>().With.Message.EqualTo(reason));

    [Test]
    public void Limits_hold()
    {
        Assert.That(() => Hl7Message.Parse(Usual + new string('|', Hl7Message.Longest)), Throws.TypeOf<Hl7Exception>().With.Message.Contains("longer"));
        Assert.That(() => Hl7Message.Parse(new byte[Hl7Message.Longest + 1]), Throws.TypeOf<Hl7Exception>().With.Message.Contains("longer"));
        Assert.That(() => Hl7Message.Parse(Usual + string.Concat(Enumerable.Repeat("ZZ1\r", Hl7Message.MostSegments))),
            Throws.TypeOf<Hl7Exception>().With.Message.Contains("segments"));
        Assert.That(() => Hl7Message.Parse(Usual + "ZZ1" + new string('|', Hl7Message.MostFields + 1)),
            Throws.TypeOf<Hl7Exception>().With.Message.EqualTo($"ZZ1: has more than {Hl7Message.MostFields} fields"));
    }

    [Test]
    public void Bytes_are_UTF_8_or_else_Latin()
    {
        Assert.That(Hl7Message.Parse(Encoding.UTF8.GetBytes(Usual + "MSA|AA|1|Müller 山田")).Single("MSA").Text(3), Is.EqualTo("Müller 山田"));
        Assert.That(Hl7Message.Parse(Encoding.Latin1.GetBytes(Usual + "MSA|AA|1|Müller")).Single("MSA").Text(3), Is.EqualTo("Müller"));
    }

    [Test]
    public void A_segment_that_is_missing_or_there_twice_is_told()
    {
        Assert.That(() => Hl7Message.Parse(Usual).Single("MSA"), Throws.TypeOf<Hl7Exception>().With.Message.EqualTo("MSA: the segment is missing"));
        Assert.That(() => Hl7Message.Parse(Usual + "MSA|AA|1\rMSA|AE|1").Single("MSA"), Throws.TypeOf<Hl7Exception>().With.Message.EqualTo("MSA: the segment is there more than once"));
    }

    [Test]
    public void What_is_written_is_read_back()
    {
        var texts = Gen.Elements('a', 'Ü', '山', ' ', '|', '^', '~', '\\', '&', '"', '\r', '\n', '\0', '.', 'F').ArrayOf().Select(letters => new string(letters));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Gen.ArrayOf(texts, 6).ToArbitrary(), values =>
        {
            var written = Hl7Fields.Segment("ZZ1", Hl7Fields.Components(values[..3]), $"{Hl7Fields.Text(values[3])}~{Hl7Fields.Text(values[4])}~x", Hl7Fields.Subcomponents(values[3..]));
            var read = Hl7Message.Parse(Usual + written).Single("ZZ1");
            string[] told = [read.Text(1), read.Text(1, 2), read.Text(1, 3), .. read.Repetitions(2).Take(2).Select(value => value.Text())];
            Assert.That(told, Is.EqualTo(values[..5].Select(FormText.Value)));
            Assert.That(new[] { read.Text(3), read.Text(3, 1, 2), read.Text(3, 1, 3) }, Is.EqualTo(values[3..].Select(FormText.Value)));
        }));
    }

    [Test]
    public void Any_text_is_a_message_or_is_refused()
    {
        var texts = Gen.Elements('M', 'S', 'H', 'A', '1', '|', '^', '~', '\\', '&', '\r', '\n', '\0', 'ü', '\ud83d').ArrayOf()
            .Select(letters => "MSH|^~\\&" + new string(letters));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(texts.ToArbitrary(), text =>
        {
            try
            {
                foreach (var segment in Hl7Message.Parse(text).Segments)
                    for (var field = 1; field <= segment.Count; field++)
                        foreach (var value in segment.Repetitions(field))
                            Assert.That(value.Text(2, 2), Is.Not.Null);
            }
            catch (Hl7Exception refusal)
            {
                Assert.That(refusal.Message, Does.StartWith(refusal.Segment));
            }
        }));
    }

    [Test]
    public void Any_bytes_are_a_message_or_are_refused() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            try
            {
                return Hl7Message.Parse([.. "MSH|^~\\&|"u8, .. bytes]).Segments.Count > 0;
            }
            catch (Hl7Exception refusal)
            {
                return refusal.Reason.Length > 0;
            }
        }).QuickCheckThrowOnFailure();
}
