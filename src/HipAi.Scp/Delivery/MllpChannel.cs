using System.Security.Cryptography;
using HipAi.Dicom.Network;
using HipAi.Reporting.Formats.Hl7;
using HipAi.Scp.Configuration;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Delivery;

/// <summary>
/// Sends reports to a RIS as HL7 v2 messages over MLLP (requirement D4). One message is under way at a time. A message that is sent again
/// has the same control id (MSH-10) and the same bytes, so that a receiver can tell that it has it.
/// </summary>
internal sealed class MllpChannel(DestinationOptions destination, string contentRoot, ReportForms forms, TimeProvider time) : IReportChannel
{
    /// <summary>MLLP's port.</summary>
    internal const int UsualPort = 2575;

    private const byte FirstOfFrame = 0x0B;
    private const byte EndOfFrame = 0x1C;

    private MllpConnection? _connection;

    public async Task<DeliveryOutcome> SendAsync(ReportPackage package, CancellationToken cancellationToken)
    {
        var (message, controlId) = ReportForms.Write(ReportForm.Hl7, () => Message(package));
        var isKept = _connection is not null;
        try
        {
            if (_connection is null) await ConnectAsync(cancellationToken);
        }
        catch (DicomNetworkException fault)
        {
            return DeliveryOutcome.Unreachable("no connection", fault.Message);
        }

        try
        {
            return Judge(await _connection!.ExchangeAsync(message, cancellationToken), message, controlId);
        }
        catch (Exception fault) when (fault is MllpException or Hl7Exception or OperationCanceledException)
        {
            await RestAsync();
            // A connection that was kept may have been closed while nothing was sent: the message goes again, on a new one.
            if (fault is MllpException { IsGone: true } && isKept) return await SendAsync(package, cancellationToken);
            if (fault is OperationCanceledException) throw;
            return DeliveryOutcome.Retry(fault is MllpException ? fault.Message : "malformed answer", fault.Message);
        }
    }

    public async Task RestAsync()
    {
        if (_connection is not { } open) return;
        _connection = null;
        await open.DisposeAsync();
    }

    public ValueTask DisposeAsync() => new(RestAsync());

    private async Task ConnectAsync(CancellationToken ct) => _connection = await MllpConnection.ConnectAsync(
        destination.Host,
        destination.Port > 0 ? destination.Port : UsualPort,
        destination.ConnectTimeout,
        destination.AnswerTimeout,
        destination.Tls.Enabled ? DestinationTls.Load(destination.Tls, contentRoot) : null,
        time,
        ct);

    private (byte[] Message, string ControlId) Message(ReportPackage package)
    {
        var message = forms.Hl7(package, destination);
        if (message.AsSpan().ContainsAny(FirstOfFrame, EndOfFrame)) throw new InvalidDataException("The message holds a byte that ends its frame.");
        return (message, Hl7Message.Parse(message).Single("MSH").Text(10));
    }

    /// <summary>AA and CA: it is there. AE, AR, CE, CR: the same message would be refused again.</summary>
    private static DeliveryOutcome Judge(byte[] answer, byte[] message, string controlId)
    {
        var acknowledgment = Hl7Acknowledgment.Parse(answer);
        if (acknowledgment.ControlId != controlId) throw new MllpException("the answer is to another message", isGone: false);
        if (acknowledgment.IsAccepted)
            return DeliveryOutcome.Delivered([new DeliveredFile(controlId, Convert.ToHexStringLower(SHA256.HashData(message)))]);
        return DeliveryOutcome.Refused(acknowledgment.Code.ToString(), $"{acknowledgment.Summary} {acknowledgment.Text}".Trim());
    }
}
