using HipAi.Studies;

namespace HipAi.Reporting.Formats.Fhir;

/// <summary>What one FHIR server wants.</summary>
public sealed record FhirOptions
{
    /// <summary>System of the Patient ID, a URI; empty to take the issuer's OID from the image's header, or none.</summary>
    public string PatientSystem { get; init; } = "";

    /// <summary>System of the accession number, a URI; empty for none.</summary>
    public string AccessionSystem { get; init; } = "";

    /// <summary>The procedure of every study; null for the code of the order in the image's header.</summary>
    public CodedConcept? ProcedureCode { get; init; }
}
