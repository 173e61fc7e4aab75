using System.Security.Cryptography;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Network;
using HipAi.Scp.Configuration;
using HipAi.Scp.Storage;

namespace HipAi.Scp.Delivery;

/// <summary>Sends reports to a PACS: all objects of one report on one association, the SR first and a rejection note last. Every status is looked at.</summary>
internal sealed class DicomChannel(DestinationOptions destination, string ownAeTitle, string contentRoot, ReportForms forms, TimeProvider time) : IReportChannel
{
    // What the peer took the last time; null before it was ever asked.
    private SrClass? _taken;

    private static readonly string[] Syntaxes = [DicomUID.ExplicitVRLittleEndian.UID, DicomUID.ImplicitVRLittleEndian.UID];

    public async Task<DeliveryOutcome> SendAsync(ReportPackage package, CancellationToken cancellationToken)
    {
        // Encoded before anybody is called: what cannot be encoded is no fault of the peer.
        var objects = Encoded(package with { SrClass = _taken });
        if (objects.Count == 0) return DeliveryOutcome.Delivered([]);
        try
        {
            await using var client = await DicomClient.ConnectAsync(Call(objects.Select(entry => entry.File)), time, cancellationToken);
            var takes = SrNegotiation.Choose(destination, client.Association.AcceptedContexts.Select(context => context.AbstractSyntax)) ?? _taken;
            // Known from the second report on: then nothing is written twice.
            if (takes != _taken) objects = Encoded(package with { SrClass = _taken = takes });
            return await SendAsync(client, objects, cancellationToken);
        }
        catch (DicomAssociationRejectedException fault)
        {
            return DeliveryOutcome.Unreachable("the association was rejected", fault.Message);
        }
        catch (DicomNetworkException fault)
        {
            return DeliveryOutcome.Unreachable("no association", fault.Message);
        }
    }

    public Task RestAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>One object that is refused does not keep the others back; one that may get through later ends the attempt.</summary>
    private static async Task<DeliveryOutcome> SendAsync(
        DicomClient client, IReadOnlyList<(DicomFile File, DeliveredFile Receipt)> objects, CancellationToken ct)
    {
        var (files, refused) = (new List<DeliveredFile>(), new List<DeliveryOutcome>());
        foreach (var (file, receipt) in objects)
        {
            var (outcome, note) = await StoreAsync(client, file, ct);
            if (outcome is { Result: DeliveryResult.Retry }) return outcome;
            if (outcome is not null) refused.Add(outcome);
            else files.Add(receipt with { Note = note });
        }

        await ReleaseAsync(client, ct);
        return refused.Count == 0
            ? DeliveryOutcome.Delivered(files)
            : DeliveryOutcome.Refused(refused[0].Code, string.Join("; ", refused.Select(outcome => outcome.Reason)));
    }

    /// <summary>Null when the peer has the object, then with what it remarked.</summary>
    private static async Task<(DeliveryOutcome? Outcome, string? Note)> StoreAsync(DicomClient client, DicomFile file, CancellationToken ct)
    {
        var what = $"{DicomUID.Parse(file.Dataset.GetSingleValue<string>(DicomTag.SOPClassUID)).Name} {Uid(file)}";
        try
        {
            var status = await client.CStoreAsync(file, ct);
            return StoreVerdict.Of(status) switch
            {
                DeliveryResult.Delivered => (null, status.Code == 0 ? null : status.ToString()),
                DeliveryResult.Retry => (DeliveryOutcome.Retry(StoreVerdict.Code(status), $"{what}: {status}"), null),
                _ => (DeliveryOutcome.Refused(StoreVerdict.Code(status), $"{what}: {status}"), null),
            };
        }
        catch (DicomContextNotAcceptedException fault)
        {
            return (DeliveryOutcome.Refused("SOP class not accepted", fault.Message), null);
        }
        catch (DicomNetworkException fault)
        {
            return (DeliveryOutcome.Retry("the association broke", $"{what}: {fault.Message}"), null);
        }
    }

    /// <summary>Whoever has answered has the objects, however the association ends.</summary>
    private static async Task ReleaseAsync(DicomClient client, CancellationToken ct)
    {
        try
        {
            await client.ReleaseAsync(ct);
        }
        catch (DicomNetworkException)
        {
            // Aborted or gone instead of released.
        }
    }

    private IReadOnlyList<(DicomFile File, DeliveredFile Receipt)> Encoded(ReportPackage package) =>
        [.. forms.Objects(package, destination).Select(file => (file, ReportForms.Write(ReportForm.Sr, () => new DeliveredFile(Uid(file), Hash(file)))))];

    private DicomClientOptions Call(IEnumerable<DicomFile> objects) => DicomCalls.To(
        destination,
        ownAeTitle,
        contentRoot,
        [
            .. objects.Select(file => file.Dataset.GetSingleValue<string>(DicomTag.SOPClassUID)).SelectMany(sopClass => SrNegotiation.Offered(destination, sopClass))
                .Distinct().Select(sopClass => new DicomProposal(sopClass, Syntaxes)),
        ]);

    private static string Uid(DicomFile file) => file.Dataset.GetSingleValue<string>(DicomTag.SOPInstanceUID);

    private static string Hash(DicomFile file)
    {
        using var sha256 = SHA256.Create();
        using (var hashed = new CryptoStream(Stream.Null, sha256, CryptoStreamMode.Write)) DicomDatasetWriter.Write(hashed, file.Dataset, file.TransferSyntax);
        return Convert.ToHexStringLower(sha256.Hash!);
    }
}
