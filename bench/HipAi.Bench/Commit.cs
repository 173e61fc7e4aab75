using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.StorageCommitment;

namespace HipAi.Bench;

/// <summary>A modality that asks whether what it sent is kept.</summary>
internal static class Commit
{
    /// <summary>Asks for all files of a folder under a new transaction UID.</summary>
    /// <returns>Whether all are committed to.</returns>
    public static async Task<bool> RunAsync(string host, int port, string folder)
    {
        var references = Directory.EnumerateFiles(folder, "*.dcm", SearchOption.AllDirectories)
            .Select(path => DicomFile.Open(path, DicomReadOptions.HeaderOnly).Dataset)
            .Select(dataset => new DicomSopReference(dataset.GetString(DicomTag.SOPClassUID), dataset.GetString(DicomTag.SOPInstanceUID))).ToList();
        var request = new StorageCommitmentRequest(DicomUID.Generate().UID, references);
        await using var client = await DicomClient.ConnectAsync(
            new DicomClientOptions
            {
                Host = host, Port = port, CallingAeTitle = "BENCH", CalledAeTitle = "HIPAI",
                Proposals = [new DicomProposal(DicomUID.StorageCommitmentPushModel.UID, DicomUID.ExplicitVRLittleEndian.UID)],
            },
            TimeProvider.System,
            CancellationToken.None);
        var answer = await client.NActionAsync(
            DicomUID.StorageCommitmentPushModel.UID, DicomUID.StorageCommitmentPushModelInstance.UID, 1, request.ToDataset(), CancellationToken.None);
        if (answer.Status != DicomStatus.Success) throw new InvalidOperationException($"answered {answer.Status}");
        var report = await client.ReceiveEventReportAsync(_ => DicomNResponse.Success, TimeSpan.FromMinutes(1), CancellationToken.None);
        await client.ReleaseAsync(CancellationToken.None);
        return report is { Dataset: { } told } && StorageCommitmentResult.FromDataset(told).Committed.Count == references.Count;
    }
}
