using HipAi.Dicom.Network.Pdus;

namespace HipAi.Dicom.Network;

/// <summary>Bytes that are no valid PDU: names the field and what is wrong with it.</summary>
public sealed class DicomPduException : DicomNetworkException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="field">Field of the PDU, as PS3.8 9.3 names it.</param>
    /// <param name="problem">What is wrong with it.</param>
    public DicomPduException(string field, string problem)
        : base($"{field}: {problem}")
    {
        Field = field;
    }

    /// <summary>Field of the PDU, as PS3.8 9.3 names it.</summary>
    public string Field { get; }

    /// <summary>What an A-ABORT by the service provider says about it.</summary>
    internal AbortReason AbortReason { get; init; } = AbortReason.InvalidParameterValue;
}
