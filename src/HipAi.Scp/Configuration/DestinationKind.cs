namespace HipAi.Scp.Configuration;

/// <summary>How a destination takes reports (requirement D8).</summary>
public enum DestinationKind
{
    /// <summary>Files in a folder.</summary>
    Folder,

    /// <summary>C-STORE of DICOM objects to a PACS.</summary>
    Dicom,

    /// <summary>HL7 v2 messages over MLLP to a RIS.</summary>
    Hl7,

    /// <summary>A FHIR R4 transaction to a REST server.</summary>
    Fhir,
}
