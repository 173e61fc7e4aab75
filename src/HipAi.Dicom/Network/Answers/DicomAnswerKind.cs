namespace HipAi.Dicom.Network.Answers;

/// <summary>How a peer is told that something will not be done, or was not.</summary>
public enum DicomAnswerKind
{
    /// <summary>A-ASSOCIATE-RJ: result, source and reason (PS3.8 Table 9-21).</summary>
    Rejection,

    /// <summary>A-ABORT: source and reason (PS3.8 Table 9-26).</summary>
    Abort,

    /// <summary>The status of a DIMSE response (PS3.7 Annex C).</summary>
    Status,
}
