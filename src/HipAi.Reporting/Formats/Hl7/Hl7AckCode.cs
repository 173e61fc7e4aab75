namespace HipAi.Reporting.Formats.Hl7;

/// <summary>What a receiver answers (MSA-1, HL7 table 0008).</summary>
public enum Hl7AckCode
{
    /// <summary>Application accept: the receiver has taken the message over.</summary>
    AA,

    /// <summary>Application error: the content was refused; the same message will be refused again.</summary>
    AE,

    /// <summary>Application reject: version, type or structure was refused, or the receiver is out of order.</summary>
    AR,

    /// <summary>Commit accept: the message lies safe; what the application says comes later, if at all (enhanced mode).</summary>
    CA,

    /// <summary>Commit error: the message could not be put into safe storage.</summary>
    CE,

    /// <summary>Commit reject: version, type or structure was refused.</summary>
    CR,
}
