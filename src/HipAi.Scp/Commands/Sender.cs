using HipAi.Dicom.Network;

namespace HipAi.Scp.Commands;

/// <summary>Sends files and says of each how it went.</summary>
internal sealed class Sender
{
    /// <summary>Most presentation contexts of one association: odd numbers from 1 to 255 (PS3.8 7.1.1.13).</summary>
    private const int MaximumContexts = 128;

    private readonly Peer _peer;
    private readonly CommandContext _context;
    private readonly SendFaults _faults;
    private readonly FileSender _files;
    private readonly StepSender _steps;

    /// <param name="peer">To whom.</param>
    /// <param name="context">Where it is said how it went.</param>
    /// <param name="faults">What is done wrong on purpose; null for nothing.</param>
    internal Sender(Peer peer, CommandContext context, SendFaults? faults = null)
    {
        (_peer, _faults) = (peer, faults ?? SendFaults.None);
        // Several associations tell at the same time.
        _context = context with { Out = TextWriter.Synchronized(context.Out) };
        _files = new FileSender(peer, _context, _faults, Times);
        _steps = new StepSender(peer, _context);
    }

    /// <summary>How long the answers took.</summary>
    internal SendTimes Times { get; } = new();

    /// <summary>Sends the files in order: over one association, or over more where they need more contexts than one can have.</summary>
    /// <returns>How many failed.</returns>
    /// <exception cref="CommandException">There is no association.</exception>
    internal async Task<int> SendAsync(IReadOnlyList<OutgoingFile> files, CancellationToken cancellationToken)
    {
        if (_faults.Steps == SendSteps.None) return await SendFilesAsync(files, cancellationToken);
        var failed = 0;
        foreach (var study in files.GroupBy(StepSender.StudyOf).Select(study => study.ToArray()).ToList())
        {
            var (uid, step) = await _steps.BeginAsync(study, cancellationToken);
            failed += await SendFilesAsync(study, cancellationToken);
            await _steps.EndAsync(uid, step, study, _faults.Steps, cancellationToken);
        }

        return failed;
    }

    private async Task<int> SendFilesAsync(IReadOnlyList<OutgoingFile> files, CancellationToken cancellationToken)
    {
        var shares = files.Select((file, i) => (file, Share: i % _faults.Associations)).GroupBy(f => f.Share, f => f.file);
        return (await Task.WhenAll(shares.Select(share => SendShareAsync([.. share], cancellationToken)))).Sum();
    }

    private async Task<int> SendShareAsync(IReadOnlyList<OutgoingFile> files, CancellationToken cancellationToken)
    {
        var failed = 0;
        foreach (var pairs in files.Select(Pair).Distinct().Chunk(MaximumContexts))
        {
            var proposals = pairs.Select(pair => new DicomProposal(pair.SopClassUid, [pair.TransferSyntaxUid])).ToArray();
            var waiting = new Queue<OutgoingFile>(files.Where(file => pairs.Contains(Pair(file))));
            while (waiting.Count > 0) failed += await SendOverOneAsync(proposals, waiting, cancellationToken);
        }

        return failed;
    }

    private static (string SopClassUid, string TransferSyntaxUid) Pair(OutgoingFile file) => (file.SopClassUid, file.TransferSyntaxUid);

    /// <summary>Sends what waits for as long as the association lasts; at least one file is taken.</summary>
    private async Task<int> SendOverOneAsync(IReadOnlyList<DicomProposal> proposals, Queue<OutgoingFile> waiting, CancellationToken cancellationToken)
    {
        await using var client = await _peer.ConnectAsync(proposals, _context.Time, cancellationToken, _faults.LargestPdu);
        var (failed, done) = (0, 0);
        while (waiting.TryDequeue(out var file))
        {
            if (_faults.Delay > TimeSpan.Zero) await Task.Delay(_faults.Delay, _context.Time, cancellationToken);
            var (isSent, isOver) = await _files.SendAsync(client, file, cancellationToken);
            if (!isSent) failed++;
            if (isOver) return failed;
            if (++done != _faults.AbortAfter) continue;
            await client.AbortAsync(cancellationToken);
            await _context.Out.WriteLineAsync(FormattableString.Invariant($"---- aborted on purpose after {done} files"));
            return failed;
        }

        await client.ReleaseAsync(cancellationToken);
        return failed;
    }
}
