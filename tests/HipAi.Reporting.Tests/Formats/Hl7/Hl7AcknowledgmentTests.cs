using System.Text;
using HipAi.Reporting.Formats.Hl7;

namespace HipAi.Reporting.Tests.Formats.Hl7;

/// <summary>Answers of a receiver: what they say, and what is wrong with those that say nothing (requirement D4).</summary>
[Category("D4")]
public sealed class Hl7AcknowledgmentTests
{
    private const string Header = "MSH|^~\\&|RIS|EXAMPLE HOSPITAL|HIPAI|EXAMPLE HOSPITAL|20261121170501+0000||ACK^R01^ACK|RIS9000002|P|2.5.1\r";

    private static Hl7Acknowledgment Parse(string rest) => Hl7Acknowledgment.Parse(Encoding.UTF8.GetBytes(Header + rest));

    [TestCase("AA", Hl7AckCode.AA, true)]
    [TestCase("AE", Hl7AckCode.AE, false)]
    [TestCase("AR", Hl7AckCode.AR, false)]
    [TestCase("CA", Hl7AckCode.CA, true)]
    [TestCase("CE", Hl7AckCode.CE, false)]
    [TestCase("CR", Hl7AckCode.CR, false)]
    public void An_answer_has_a_code_and_the_control_id(string text, Hl7AckCode code, bool accepted)
    {
        var answer = Parse($"MSA|{text}|HIPAI0000001\r");
        Assert.That((answer.Code, answer.ControlId, answer.IsAccepted, answer.Text), Is.EqualTo((code, "HIPAI0000001", accepted, "")));
        Assert.That(answer.Errors, Is.Empty);
    }

    [Test]
    public void An_error_is_told_with_place_code_and_text()
    {
        var answer = Parse("MSA|AE|HIPAI0000001|not stored\rERR||PID^1^3|204^Unknown key identifier^HL70357|E|||see log|MRN000123 not found\r");
        Assert.That(answer.Errors, Is.EqualTo(new[] { new Hl7Error("PID-1-3", "204", "Unknown key identifier", "E", "see log MRN000123 not found") }));
        Assert.That((answer.Text, answer.Summary), Is.EqualTo(("not stored", "AE: 204 Unknown key identifier at PID-1-3")));
    }

    [Test]
    [Category("H4")]
    public void The_summary_has_no_free_text() =>
        Assert.That(Parse("MSA|AR|1|MRN000123\rERR||||E|||MRN000123|MRN000123").Summary, Does.Not.Contain("MRN000123"));

    [TestCase("", "MSA: the segment is missing")]
    [TestCase("MSA", "MSA-1: is none of AA, AE, AR, CA, CE, CR")]
    [TestCase("MSA|OK|1", "MSA-1: is none of AA, AE, AR, CA, CE, CR")]
    [TestCase("MSA|0|1", "MSA-1: is none of AA, AE, AR, CA, CE, CR")]
    [TestCase("MSA|aa|1", "MSA-1: is none of AA, AE, AR, CA, CE, CR")]
    [TestCase("MSA|AA", "MSA-2: the control id of the answered message is missing")]
    [TestCase("MSA|AA|1\rMSA|AA|1", "MSA: the segment is there more than once")]
    public void An_answer_that_says_nothing_is_refused_with_the_place(string rest, string reason) =>
        Assert.That(() => Parse(rest), Throws.TypeOf<Hl7Exception>().With.Message.EqualTo(reason));

    [Test]
    public void Every_part_of_an_answer_is_an_answer_or_is_refused()
    {
        var whole = Encoding.UTF8.GetBytes(Header + "MSA|AE|HIPAI0000001\rERR||PID^1^3|204^Unknown key identifier^HL70357|E");
        for (var length = 0; length < whole.Length; length++)
        {
            var part = whole[..length];
            try
            {
                Assert.That(Hl7Acknowledgment.Parse(part).Code, Is.EqualTo(Hl7AckCode.AE));
            }
            catch (Hl7Exception refusal)
            {
                Assert.That(refusal.Message, Does.Match("^(MS[HA]|segment [23]|ERR)"));
            }
        }
    }
}
