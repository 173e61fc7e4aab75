using HipAi.Studies;

namespace HipAi.Reporting.Formats.Hl7;

/// <summary>What one receiver of HL7 messages wants.</summary>
public sealed record Hl7Options
{
    /// <summary>MSH-3.</summary>
    public string SendingApplication { get; init; } = "HIPAI";

    /// <summary>MSH-4; empty for the facility of the <see cref="ReportSender"/>.</summary>
    public string SendingFacility { get; init; } = "";

    /// <summary>MSH-5.</summary>
    public string ReceivingApplication { get; init; } = "";

    /// <summary>MSH-6.</summary>
    public string ReceivingFacility { get; init; } = "";

    /// <summary>MSH-11: P production, T training, D debugging. Says nothing of the report's own status.</summary>
    public string ProcessingId { get; init; } = "P";

    /// <summary>MSH-12. Below 2.5 coded values are of type CE.</summary>
    public string Version { get; init; } = "2.5.1";

    /// <summary>Whether MSH-9 names the structure, <c>ORU^R01^ORU_R01</c>; false for <c>ORU^R01</c>, which older receivers want.</summary>
    public bool StructureInMessageType { get; init; } = true;

    /// <summary>The status of a report that nobody signed.</summary>
    public Hl7Unreviewed Unreviewed { get; init; } = Hl7Unreviewed.P;

    /// <summary>How the text stands in the message.</summary>
    public Hl7TextForm TextForm { get; init; } = Hl7TextForm.Formatted;

    /// <summary>Whether the probability of every class and cause is told; false for that of a stated class alone.</summary>
    public bool AllProbabilities { get; init; } = true;

    /// <summary>MSH-18, and what the bytes are in: a name of <see cref="Hl7CharacterSet.Names"/>. A character that it lacks comes out as <c>?</c>.</summary>
    public string CharacterSet { get; init; } = Hl7CharacterSet.Unicode;

    /// <summary>OBR-4 for every study; null for the code of the order in the image's header, and 18748-4 of LOINC where that has none.</summary>
    public CodedConcept? ProcedureCode { get; init; }
}
