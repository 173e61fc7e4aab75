namespace HipAi.Dicom.Data;

/// <summary>What a UID of PS3.6 Annex A identifies.</summary>
public enum DicomUidType
{
    /// <summary>Not in the tables of the standard: an instance, or somebody's private UID.</summary>
    Unknown,

    /// <summary>A SOP class.</summary>
    SopClass,

    /// <summary>A group of SOP classes negotiated as one.</summary>
    MetaSopClass,

    /// <summary>A transfer syntax.</summary>
    TransferSyntax,

    /// <summary>Any other UID of the standard: frames of reference, coding schemes, context names.</summary>
    Other,
}
