namespace HipAi.Dicom.Network;

/// <summary>What a status code means for the operation (PS3.7 C).</summary>
public enum DicomStatusCategory
{
    /// <summary>Done.</summary>
    Success,

    /// <summary>Done, with a remark.</summary>
    Warning,

    /// <summary>Not done.</summary>
    Failure,

    /// <summary>Stopped on request.</summary>
    Cancel,

    /// <summary>Not done yet; more answers follow.</summary>
    Pending,
}
