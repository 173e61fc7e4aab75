using HipAi.Dicom.Network;

namespace HipAi.Scp.Commands;

/// <summary>Sends files over one association and says of each how it went.</summary>
internal sealed class Sender(Peer peer, CommandContext context)
{
    /// <summary>Most presentation contexts of one association: odd numbers from 1 to 255 (PS3.8 7.1.1.13).</summary>
    private const int MaximumContexts = 128;

    /// <summary>Sends the files in order: over one association, or over more where they need more contexts than one can have.</summary>
    /// <returns>How many failed.</returns>
    /// <exception cref="CommandException">There is no association.</exception>
    internal async Task<int> SendAsync(IReadOnlyList<OutgoingFile> files, CancellationToken cancellationToken)
    {
        var failed = 0;
        foreach (var pairs in files.Select(Pair).Distinct().Chunk(MaximumContexts))
        {
            var proposals = pairs.Select(pair => new DicomProposal(pair.SopClassUid, [pair.TransferSyntaxUid])).ToArray();
            await using var client = await peer.ConnectAsync(proposals, context.Time, cancellationToken);
            foreach (var file in files.Where(file => pairs.Contains(Pair(file))))
                if (!await SendAsync(client, file, cancellationToken)) failed++;
            await client.ReleaseAsync(cancellationToken);
        }

        return failed;
    }

    private static (string SopClassUid, string TransferSyntaxUid) Pair(OutgoingFile file) => (file.SopClassUid, file.TransferSyntaxUid);

    private async Task<bool> SendAsync(DicomClient client, OutgoingFile file, CancellationToken cancellationToken)
    {
        if (!Accepts(client, file))
        {
            await context.Out.WriteLineAsync($"---- {file.Path}: {peer} takes no {file.SopClassUid} in {file.TransferSyntaxUid}");
            return false;
        }

        await using var dataSet = file.OpenDataSet();
        var status = await client.CStoreAsync(dataSet, file.SopClassUid, file.SopInstanceUid, file.TransferSyntaxUid, cancellationToken);
        await context.Out.WriteLineAsync($"{status} {file.Path}");
        return status.IsDone;
    }

    private static bool Accepts(DicomClient client, OutgoingFile file) => client.Association.AcceptedContexts.Any(
        context => context.AbstractSyntax == file.SopClassUid && context.TransferSyntax == file.TransferSyntaxUid);
}
