using HipAi.Dicom.Network.StorageCommitment;
using HipAi.Scp.Receiving.Commitment;
using HipAi.Scp.Storage;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Storage.Retention;

namespace HipAi.Scp.Tests.Support;

/// <summary>What tests of retention do with a rig: one image of one study, delivered, whose day is over.</summary>
internal sealed class RetentionDriver(ScpRig rig)
{
    public const string Study = "1.2.3";
    public const string Image = "1.2.3.1";

    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public Task<RetentionTally> SweepAsync() => rig.Sweep.RunAsync(CancellationToken.None);

    public Task<RetentionTally> RemoveAsync()
    {
        rig.Time.Advance(Day);
        return SweepAsync();
    }

    public async Task<Studies.StoredInstance> DeliverAsync(string study = Study, string image = Image)
    {
        await rig.SettleAsync(study, image);
        await rig.AdvanceAsync(study);
        return (await rig.FindAsync(study)).Instances.Single();
    }

    public async Task SettleAndAdvanceAsync()
    {
        rig.Time.Advance(rig.Assembly.QuietPeriod);
        await rig.Pipeline.AssembleAsync(CancellationToken.None);
        await rig.AdvanceAsync(Study);
    }

    public async Task<IEnumerable<string>> TimelineAsync() =>
        (await rig.Queries.TimelineAsync(Study, CancellationToken.None)).Select(entry => entry.What);

    public Task<(long Id, StorageCommitmentResult Result)> CommitAsync(StorageCommitmentResult judged) =>
        new CommitmentLedger(rig.Database, rig.Folder, rig.Time).AddAsync(
            new CommitmentRow
            {
                TransactionUid = judged.TransactionUid, CallingAeTitle = "MODALITY", CalledAeTitle = "HIPAI", Source = "", Node = "node", ResultJson = "",
                ReceivedAt = rig.Time.GetUtcNow(),
            },
            judged);
}
