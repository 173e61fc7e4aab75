using HipAi.Reporting.Formats.Hl7;

namespace HipAi.Scp.Configuration;

/// <summary>What one receiver of HL7 messages wants (requirement D4).</summary>
public sealed class DestinationHl7Options
{
    /// <summary>MSH-3. <value>Default HIPAI.</value></summary>
    public string SendingApplication { get; set; } = "HIPAI";

    /// <summary>MSH-4. <value>Empty, the default: Delivery:Facility.</value></summary>
    public string SendingFacility { get; set; } = "";

    /// <summary>MSH-5. <value>Default empty.</value></summary>
    public string ReceivingApplication { get; set; } = "";

    /// <summary>MSH-6. <value>Default empty.</value></summary>
    public string ReceivingFacility { get; set; } = "";

    /// <summary>MSH-11. <value>P (production, the default), T (training) or D (debugging).</value></summary>
    public string ProcessingId { get; set; } = "P";

    /// <summary>MSH-12. <value>2.3 to 2.9, default 2.5.1.</value></summary>
    public string Version { get; set; } = "2.5.1";

    /// <summary>Whether MSH-9 names the structure too. <value>Default true; false for receivers that want ORU^R01.</value></summary>
    public bool StructureInMessageType { get; set; } = true;

    /// <summary>The status of a report that nobody signed. <value>P (preliminary, the default) or R (not yet verified).</value></summary>
    public Hl7Unreviewed Unreviewed { get; set; } = Hl7Unreviewed.P;

    /// <summary>How the text stands in the message. <value>Formatted (one OBX, the default) or LinePerObx.</value></summary>
    public Hl7TextForm TextForm { get; set; } = Hl7TextForm.Formatted;

    /// <summary>Whether the probability of every class and cause is told. <value>Default true.</value></summary>
    public bool AllProbabilities { get; set; } = true;

    /// <summary>Whether the report as PDF goes along, as an OBX of type ED. <value>Default false.</value></summary>
    public bool IncludePdf { get; set; }

    /// <summary>MSH-18, and what the bytes are in. <value>Default UNICODE UTF-8.</value></summary>
    public string CharacterSet { get; set; } = "UNICODE UTF-8";

    /// <summary>The same as the writer takes it.</summary>
    internal Hl7Options ToOptions() => new()
    {
        SendingApplication = SendingApplication,
        SendingFacility = SendingFacility,
        ReceivingApplication = ReceivingApplication,
        ReceivingFacility = ReceivingFacility,
        ProcessingId = ProcessingId,
        Version = Version,
        StructureInMessageType = StructureInMessageType,
        Unreviewed = Unreviewed,
        TextForm = TextForm,
        AllProbabilities = AllProbabilities,
        CharacterSet = CharacterSet,
    };
}
