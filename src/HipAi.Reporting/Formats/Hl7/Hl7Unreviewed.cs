namespace HipAi.Reporting.Formats.Hl7;

/// <summary>The result status that a report nobody signed carries (OBR-25, table 0123; OBX-11, table 0085). Never F.</summary>
public enum Hl7Unreviewed
{
    /// <summary>Preliminary: what receivers expect of a draft.</summary>
    P,

    /// <summary>Results stored, not yet verified: the stricter reading, where a receiver takes P for a verified early result.</summary>
    R,
}
