using HipAi.Dicom.Imaging.Codecs;
using HipAi.Dicom.Network;

namespace HipAi.Scp.Receiving;

/// <summary>
/// Which transfer syntaxes are negotiated: those whose samples this machine decodes to the right pixels, found out before anybody can
/// associate (requirement A4). For the others a presentation context is answered with result 4, so that the sender falls back.
/// </summary>
internal sealed class OfferedSyntaxes(DicomTranscoder transcoder, ILogger<OfferedSyntaxes> log) : IHostedService
{
    private PresentationPolicy? _policy;

    /// <summary>What was found of every transfer syntax, most wanted first; empty before the service is started.</summary>
    public IReadOnlyList<TransferSyntaxVerdict> Verdicts { get; private set; } = [];

    /// <summary>The policy that negotiation follows.</summary>
    /// <exception cref="InvalidOperationException">The service is not started.</exception>
    public PresentationPolicy Policy => _policy ?? throw new InvalidOperationException("The transfer syntaxes are not checked yet.");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Verdicts = await TransferSyntaxCheck.RunAsync(transcoder, cancellationToken);
        string[] offered = [.. Verdicts.Where(verdict => verdict.Passed).Select(verdict => verdict.Syntax.UID.UID)];
        _policy = StorageClasses.PolicyWith(offered);
        ReceivingLog.Offered(log, offered.Length);
        foreach (var verdict in Verdicts.Where(verdict => !verdict.Passed)) ReceivingLog.NotOffered(log, verdict.Syntax.ToString(), verdict.Reason);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
