using HipAi.Dicom.Data;
using HipAi.Dicom.Network;
using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Administration.Destinations;

/// <summary>Asks a destination whether it is there, without sending a report (requirements D7, D8). The settings are those that reports are sent by.</summary>
internal sealed class DestinationProbe(string ownAeTitle, string contentRoot, string reportsFolder, TimeProvider time)
{
    /// <summary>Asks, and says in words what came back.</summary>
    public async Task<ProbeResult> TestAsync(DestinationOptions destination, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(destination.ConnectTimeout + destination.AnswerTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ct);
        try
        {
            return destination.Kind switch
            {
                DestinationKind.Dicom => await EchoAsync(destination, either.Token),
                DestinationKind.Hl7 => await ConnectAsync(destination, either.Token),
                DestinationKind.Fhir => await MetadataAsync(destination, either.Token),
                _ => Folder(destination),
            };
        }
        catch (DicomNetworkException fault)
        {
            // Not there, not who it should be, or it says no.
            return new ProbeResult(false, fault.Message);
        }
        catch (HttpRequestException fault)
        {
            // The same over HTTP.
            return new ProbeResult(false, fault.Message);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // It took longer than a report would be given.
            return new ProbeResult(false, "No answer in time.");
        }
    }

    private async Task<ProbeResult> EchoAsync(DestinationOptions destination, CancellationToken ct)
    {
        DicomProposal[] proposals = [new(DicomUID.Verification.UID, [DicomUID.ImplicitVRLittleEndian.UID])];
        await using var client = await DicomClient.ConnectAsync(DicomCalls.To(destination, ownAeTitle, contentRoot, proposals), time, ct);
        var status = await client.CEchoAsync(ct);
        await client.ReleaseAsync(ct);
        return status.IsDone
            ? new ProbeResult(true, $"{destination.CalledAeTitle} answered the DICOM echo (C-ECHO): {status}.")
            : new ProbeResult(false, $"{destination.CalledAeTitle} answered the DICOM echo (C-ECHO) with {status}.");
    }

    private async Task<ProbeResult> ConnectAsync(DestinationOptions destination, CancellationToken ct)
    {
        var port = destination.Port > 0 ? destination.Port : MllpChannel.UsualPort;
        await using var connection = await MllpConnection.ConnectAsync(
            destination.Host, port, destination.ConnectTimeout, destination.AnswerTimeout,
            destination.Tls.Enabled ? DestinationTls.Load(destination.Tls, contentRoot) : null, time, ct);
        var how = destination.Tls.Enabled ? "A TLS connection" : "A connection";
        return new ProbeResult(true, $"{how} to {destination.Host}:{port} was made. No message was sent: whether reports are accepted shows with the next one.");
    }

    private async Task<ProbeResult> MetadataAsync(DestinationOptions destination, CancellationToken ct)
    {
        using var http = FhirHttp.Connect(destination, contentRoot, time);
        using var request = new HttpRequestMessage(HttpMethod.Get, destination.Url.TrimEnd('/') + "/metadata");
        request.Headers.Accept.ParseAdd("application/fhir+json");
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        var status = $"HTTP {(int)answer.StatusCode}";
        return answer.IsSuccessStatusCode
            ? new ProbeResult(true, $"The server described itself ({status}). Whether our credentials are accepted shows with the next report.")
            : new ProbeResult(false, $"The server is there, but answered {status} when asked to describe itself.");
    }

    private ProbeResult Folder(DestinationOptions destination)
    {
        var folder = destination.Folder.Length == 0 ? reportsFolder : Path.GetFullPath(destination.Folder, contentRoot);
        return SettingTrials.WhyNotWritable(folder) is { } trouble
            ? new ProbeResult(false, trouble)
            : new ProbeResult(true, "A file could be written into the folder.");
    }
}
