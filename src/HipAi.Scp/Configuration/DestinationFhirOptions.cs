using HipAi.Reporting.Formats.Fhir;

namespace HipAi.Scp.Configuration;

/// <summary>What one FHIR server wants (requirement D5).</summary>
public sealed class DestinationFhirOptions
{
    /// <summary>System of the Patient ID. <value>A URI; empty, the default: what the image's header tells, or none.</value></summary>
    public string PatientSystem { get; set; } = "";

    /// <summary>System of the Accession Number. <value>A URI; default empty: none.</value></summary>
    public string AccessionSystem { get; set; } = "";

    /// <summary>The same as the writer takes it.</summary>
    internal FhirOptions ToOptions() => new() { PatientSystem = PatientSystem, AccessionSystem = AccessionSystem };
}
