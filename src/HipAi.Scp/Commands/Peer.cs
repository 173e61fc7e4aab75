using HipAi.Dicom.Network;

namespace HipAi.Scp.Commands;

/// <summary>A DICOM service and the names used towards it.</summary>
/// <param name="Host">Host name or address.</param>
/// <param name="Port">TCP port.</param>
/// <param name="CallingAeTitle">The sender's AE title.</param>
/// <param name="CalledAeTitle">The service's AE title.</param>
/// <param name="Tls">Whether and how TLS is spoken; null for a plain connection.</param>
internal sealed record Peer(string Host, int Port, string CallingAeTitle, string CalledAeTitle, DicomTlsClientOptions? Tls = null)
{
    /// <summary>Opens an association.</summary>
    /// <param name="proposals">What to propose.</param>
    /// <param name="time">The clock of all time-outs.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="largestPdu">Largest PDU to send, in bytes; null for the usual one.</param>
    /// <exception cref="CommandException">The peer cannot be reached or says no.</exception>
    internal async Task<DicomClient> ConnectAsync(
        IReadOnlyList<DicomProposal> proposals, TimeProvider time, CancellationToken cancellationToken, int? largestPdu = null)
    {
        var options = new DicomClientOptions
        {
            Host = Host,
            Port = Port,
            CallingAeTitle = CallingAeTitle,
            CalledAeTitle = CalledAeTitle,
            Proposals = proposals,
            Tls = Tls,
        };
        if (largestPdu is { } largest) options = options with { LargestPduSent = largest };
        try
        {
            return await DicomClient.ConnectAsync(options, time, cancellationToken);
        }
        catch (DicomNetworkException fault)
        {
            // Which of the options led there is what the user needs to see.
            throw new CommandException($"no association with {this}: {fault.Message}", fault);
        }
    }

    /// <summary><c>HIPAI at 127.0.0.1:11112</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{CalledAeTitle} at {Host}:{Port}");
}
