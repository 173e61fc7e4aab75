namespace HipAi.Reporting.Formats.Hl7;

/// <summary>An HL7 v2 message that cannot be read. Tells the place and the reason, never a value: values name patients (requirement H4).</summary>
public sealed class Hl7Exception : Exception
{
    /// <summary>Refuses a message.</summary>
    /// <param name="segment">The segment, for example <c>MSA</c>; or <c>segment 3</c> when it has no name.</param>
    /// <param name="field">The field, from 1; 0 for the segment as a whole.</param>
    /// <param name="reason">What is wrong.</param>
    public Hl7Exception(string segment, int field, string reason)
        : base(field > 0 ? $"{segment}-{field}: {reason}" : $"{segment}: {reason}")
    {
        Segment = segment;
        Field = field;
        Reason = reason;
    }

    /// <summary>The segment that is wrong.</summary>
    public string Segment { get; }

    /// <summary>The field that is wrong, from 1; 0 for the segment as a whole.</summary>
    public int Field { get; }

    /// <summary>What is wrong, without the place.</summary>
    public string Reason { get; }
}
