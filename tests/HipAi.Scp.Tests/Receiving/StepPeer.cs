using HipAi.Dicom.Data;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.PerformedProcedureStep;
using HipAi.Scp.Tests.Support;

namespace HipAi.Scp.Tests.Receiving;

/// <summary>A modality that tells of its performed procedure steps, each message on an association of its own.</summary>
internal static class StepPeer
{
    public static readonly string Model = DicomUID.ModalityPerformedProcedureStep.UID;

    /// <summary>A step that is begun.</summary>
    public static PerformedProcedureStepRecord Step(params string[] studies) => new(
        PerformedProcedureStepStatus.InProgress, "STEP1", "CR1", "DX", "20260101", "101500", [.. studies.Select(study => new ScheduledStepAttributes(study))])
    {
        PatientName = "DOE^JANE",
        PatientId = "ID1",
    };

    /// <summary>A step that is over, with these images in one series.</summary>
    public static PerformedProcedureStepRecord Ended(PerformedProcedureStepStatus status, params string[] images) => Step("1.2.3") with
    {
        Status = status,
        EndDate = "20260101",
        EndTime = "102000",
        Series = [new PerformedSeries("1.2.3.1", "HIP", [.. images.Select(image => new DicomSopReference(ScpRig.SopClass, image))], [])],
    };

    public static PerformedProcedureStepRecord Completed(params string[] images) => Ended(PerformedProcedureStepStatus.Completed, images);

    public static PerformedProcedureStepRecord Discontinued(string reason, params string[] images) =>
        Ended(PerformedProcedureStepStatus.Discontinued, images) with { DiscontinuationReason = reason };

    public static Task<DicomNResponse> CreateAsync(this HostRig host, string? uid, DicomDataset? attributes) =>
        OverAsync(host, client => client.NCreateAsync(Model, uid, attributes, CancellationToken.None));

    public static Task<DicomNResponse> SetAsync(this HostRig host, string uid, DicomDataset modifications) =>
        OverAsync(host, client => client.NSetAsync(Model, uid, modifications, CancellationToken.None));

    /// <summary>Begins a step, which must be taken.</summary>
    public static async Task BeginAsync(this HostRig host, string uid, params string[] studies) =>
        Assert.That((await host.CreateAsync(uid, Step(studies).ToDataset())).Status, Is.EqualTo(DicomStatus.Success));

    /// <summary>Ends a step, which must be taken.</summary>
    public static async Task EndAsync(this HostRig host, string uid, PerformedProcedureStepRecord ended) =>
        Assert.That((await host.SetAsync(uid, ended.ToModifications())).Status, Is.EqualTo(DicomStatus.Success));

    public static Task<DicomClient> ConnectForStepsAsync(this HostRig host) => DicomClient.ConnectAsync(
        new DicomClientOptions
        {
            Host = "127.0.0.1",
            Port = host.DicomPort,
            CallingAeTitle = "MODALITY",
            CalledAeTitle = "HIPAI",
            Proposals =
            [
                new DicomProposal(DicomUID.Verification.UID, DicomUID.ImplicitVRLittleEndian.UID),
                new DicomProposal(Model, DicomUID.ImplicitVRLittleEndian.UID),
            ],
        },
        host.Time,
        CancellationToken.None);

    private static async Task<DicomNResponse> OverAsync(HostRig host, Func<DicomClient, Task<DicomNResponse>> ask)
    {
        await using var client = await host.ConnectForStepsAsync();
        var answer = await ask(client);
        await client.ReleaseAsync(CancellationToken.None);
        return answer;
    }
}
