using HipAi.Dicom.Data;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.StorageCommitment;

namespace HipAi.KillMatrix.Tests;

/// <summary>
/// One sender: sends study after study until the service dies under it, asks for commitment to each, and remembers what was answered.
/// After the restart it sends what was not answered, and a quarter of the rest again, as real ones do.
/// </summary>
internal sealed class Modality(string name, ImageMaker images, Random random, CommitmentEar ear, SentBytes bytes)
{
    /// <summary>More than any point needs; whoever gets through all of them has met no kill.</summary>
    private const int MostStudies = 400;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string Explicit = DicomUID.ExplicitVRLittleEndian.UID;

    private readonly List<SentImage> _sent = [];
    private int _transactions;

    /// <summary>Every image that this sender has, with whether it was answered 0000.</summary>
    public IReadOnlyList<SentImage> Sent => _sent;

    /// <summary>Sends until the service is gone. The interval between images is the sender's pace.</summary>
    public async Task SendUntilItDiesAsync(int port)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(random.Next(2, 30)), TimeProvider.System);
        try
        {
            for (var i = 0; i < MostStudies; i++) await SendStudyAsync(port, beat);
        }
        catch (DicomNetworkException)
        {
            // That is what is waited for.
        }
    }

    /// <summary>Sends what was not answered, and some of what was.</summary>
    /// <returns>What was answered with something else than 0000.</returns>
    public async Task<IReadOnlyList<string>> SendAgainAsync(int port)
    {
        var refused = new List<string>();
        var again = _sent.Where(image => !image.IsAnswered || random.Next(4) == 0).ToList();
        if (again.Count == 0) return refused;
        await using var client = await ConnectAsync(port);
        foreach (var image in again)
            if (await SendAsync(client, image) is { IsDone: false } status) refused.Add($"{image.Uid}: {status}");
        await client.ReleaseAsync(CancellationToken.None);
        return refused;
    }

    private async Task SendStudyAsync(int port, PeriodicTimer beat)
    {
        var study = images.NextStudy();
        _sent.AddRange(study);
        await using var client = await ConnectAsync(port);
        foreach (var image in study)
        {
            await beat.WaitForNextTickAsync();
            await SendAsync(client, image);
        }

        if (study.All(image => image.IsAnswered)) await AskForCommitmentAsync(client, study);
        await client.ReleaseAsync(CancellationToken.None);
    }

    private async Task<DicomStatus> SendAsync(DicomClient client, SentImage image)
    {
        await using var dataSet = bytes.Count(image.DataSet);
        var status = await client.CStoreAsync(dataSet, ImageMaker.SopClass, image.Uid, Explicit, CancellationToken.None);
        if (status == DicomStatus.Success) image.IsAnswered = true;
        return status;
    }

    private async Task AskForCommitmentAsync(DicomClient client, IReadOnlyList<SentImage> study)
    {
        var references = study.Select(image => image.Uid).Distinct().Select(uid => new DicomSopReference(ImageMaker.SopClass, uid)).ToList();
        var request = new StorageCommitmentRequest($"{study[0].Study}.9.{++_transactions}", references);
        var answer = await client.NActionAsync(
            DicomUID.StorageCommitmentPushModel.UID, DicomUID.StorageCommitmentPushModelInstance.UID, 1, request.ToDataset(), CancellationToken.None);
        if (answer.Status != DicomStatus.Success) throw new InvalidOperationException($"Commitment was answered with {answer.Status}.");
        ear.Expect(request);
        if (await client.ReceiveEventReportAsync(_ => DicomNResponse.Success, Patience, CancellationToken.None) is { Dataset: { } told }) ear.Hear(told);
    }

    private Task<DicomClient> ConnectAsync(int port) => DicomClient.ConnectAsync(
        new DicomClientOptions
        {
            Host = "127.0.0.1",
            Port = port,
            CallingAeTitle = name,
            CalledAeTitle = "HIPAI",
            Proposals = [new DicomProposal(ImageMaker.SopClass, Explicit), new DicomProposal(DicomUID.StorageCommitmentPushModel.UID, Explicit)],
        },
        TimeProvider.System,
        CancellationToken.None);
}
