namespace HipAi.Reporting.Formats.Hl7;

/// <summary>How the text of a report stands in a message.</summary>
public enum Hl7TextForm
{
    /// <summary>One OBX of type FT, its lines broken with <c>\.br\</c>.</summary>
    Formatted,

    /// <summary>One OBX of type TX for each line, for receivers that know lines only.</summary>
    LinePerObx,
}
