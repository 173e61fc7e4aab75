namespace HipAi.Reporting.Formats.Hl7;

/// <summary>The answer to a message (HL7 v2.5.1 2.9; requirement D4).</summary>
/// <param name="Code">MSA-1.</param>
/// <param name="ControlId">MSA-2: MSH-10 of the message that it answers. An answer to another message is not an answer.</param>
/// <param name="Text">MSA-3, as v2.3 has it; empty in most answers. May name the patient: never into a log.</param>
/// <param name="Errors">The ERR segments, in order.</param>
public sealed record Hl7Acknowledgment(Hl7AckCode Code, string ControlId, string Text, IReadOnlyList<Hl7Error> Errors)
{
    /// <summary>Whether the receiver took the message over (AA) or keeps it safe (CA).</summary>
    public bool IsAccepted => Code is Hl7AckCode.AA or Hl7AckCode.CA;

    /// <summary>
    /// Code and coded errors, <c>AE: 204 Unknown key identifier at PID-1-3</c>: for operators, without the receiver's free text.
    /// </summary>
    public string Summary => Errors.Count == 0 ? Code.ToString() : $"{Code}: {string.Join("; ", Errors.Select(Describe))}";

    /// <summary>Reads an answer without its MLLP frame.</summary>
    /// <param name="message">The bytes.</param>
    /// <exception cref="Hl7Exception">It is no message, or has no MSA with a known code and a control id; told by segment and field.</exception>
    public static Hl7Acknowledgment Parse(ReadOnlySpan<byte> message) => Read(Hl7Message.Parse(message));

    /// <summary>Reads an answer.</summary>
    /// <param name="message">The message.</param>
    /// <exception cref="Hl7Exception">It has no MSA with a known code and a control id; told by segment and field.</exception>
    public static Hl7Acknowledgment Read(Hl7Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var msa = message.Single("MSA");
        var code = msa.Text(1);
        // By name: Enum.TryParse would also take numbers.
        if (!Enum.GetNames<Hl7AckCode>().Contains(code)) throw new Hl7Exception("MSA", 1, "is none of AA, AE, AR, CA, CE, CR");
        if (msa.Text(2).Length == 0) throw new Hl7Exception("MSA", 2, "the control id of the answered message is missing");
        return new Hl7Acknowledgment(Enum.Parse<Hl7AckCode>(code), msa.Text(2), msa.Text(3), [.. message.All("ERR").Select(Error)]);
    }

    private static Hl7Error Error(Hl7Segment err)
    {
        var location = err.Repetitions(2) is [var first, ..] ? string.Join('-', first.Components.Where(part => part.Length > 0)) : "";
        string[] texts = [err.Text(7), err.Text(8)];
        return new Hl7Error(location, err.Text(3), err.Text(3, 2), err.Text(4), string.Join(' ', texts.Where(text => text.Length > 0)));
    }

    private static string Describe(Hl7Error error)
    {
        var what = $"{error.Code} {error.Meaning}".Trim();
        return error.Location.Length == 0 ? what : $"{what} at {error.Location}";
    }
}
