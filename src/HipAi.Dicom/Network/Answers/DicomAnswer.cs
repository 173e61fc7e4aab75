namespace HipAi.Dicom.Network.Answers;

/// <summary>One row of cause → wire → statement.</summary>
/// <param name="Kind">How the peer is told.</param>
/// <param name="Wire">The numbers on the wire: <c>2/3/2</c> (result/source/reason), <c>2/6</c> (source/reason) or <c>0122</c>.</param>
/// <param name="Meaning">The standard's words for these numbers.</param>
/// <param name="Cause">What the peer did, or what was the matter here, in words; unique.</param>
public sealed record DicomAnswer(DicomAnswerKind Kind, string Wire, string Meaning, string Cause)
{
    /// <summary>The row of a rejection.</summary>
    public static DicomAnswer Of(AssociationRejection rejection, string cause)
    {
        ArgumentNullException.ThrowIfNull(rejection);
        return new(DicomAnswerKind.Rejection, $"{rejection.Result}/{rejection.Source}/{rejection.Reason}", rejection.Meaning, cause);
    }

    /// <summary>The row of a status.</summary>
    public static DicomAnswer Of(DicomStatus status, string cause)
    {
        ArgumentNullException.ThrowIfNull(status);
        return new(DicomAnswerKind.Status, $"{status.Code:X4}", status.Meaning, cause);
    }
}
