using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Dimse;
using HipAi.Dicom.Network.PerformedProcedureStep;
using HipAi.Dicom.Network.StorageCommitment;

namespace HipAi.Dicom.Tests.Network.Services;

/// <summary>Messages with bytes changed at random: each is read, or refused by name.</summary>
[Category("A1")]
[Category("A11")]
[Category("B3")]
public class HostileMessageTests
{
    private const int Rounds = 5_000;

    private static readonly byte[][] Commands =
    [
        DimseGolden.ActionRequest, DimseGolden.ActionResponse, DimseGolden.EventReportRequest, DimseGolden.CreateRequest, DimseGolden.SetResponse,
        DimseGolden.GetRequest, DimseGolden.CancelRequest,
    ];

    [Test]
    public void A_changed_command_set_is_read_or_refused_by_name([Values(1, 2, 3)] int seed)
    {
        var random = new Random(seed);
        var (read, refused) = (0, 0);
        for (var i = 0; i < Rounds; i++)
        {
            try
            {
                var command = DimseCommandCodec.Decode(Changed(Commands[i % Commands.Length], random));
                DimseCommandCodec.Encode(command with { Field = CommandField.NActionRequest });
                read++;
            }
            catch (DicomNetworkException)
            {
                refused++;
            }
        }

        Assert.That((read > 0, refused > 0), Is.EqualTo((true, true)));
    }

    [Test]
    public void A_changed_data_set_is_answered_and_throws_nothing([Values(1, 2, 3)] int seed)
    {
        var random = new Random(seed);
        var reference = new DicomSopReference("1.2.3", "1.2.3.4");
        var commitment = Samples.Encode(
            new StorageCommitmentResult("1.2.3", [reference], [new(reference, StorageCommitmentFailureReason.ProcessingFailure)]).ToDataset(),
            DicomTransferSyntax.ExplicitVRLittleEndian);
        var step = new PerformedProcedureStepRecord(
            PerformedProcedureStepStatus.InProgress, "P", "A", "DX", "20261121", "101500", [new ScheduledStepAttributes("1.2.3")]).ToDataset();
        var encodedStep = Samples.Encode(step, DicomTransferSyntax.ExplicitVRLittleEndian);
        var answers = new HashSet<int>();
        for (var i = 0; i < Rounds; i++)
        {
            if (Read(Changed(commitment, random)) is { } dataset)
            {
                StorageCommitmentRequest.TryRead(new(null!, Normalized.Commitment, Normalized.CommitmentInstance, 1, dataset, 1), out _, out var refused);
                answers.Add(refused?.Status.Code ?? 0);
                StorageCommitmentResult.TryRead(new(null!, Normalized.Commitment, Normalized.CommitmentInstance, 1, dataset, 1), out _, out refused);
                answers.Add(refused?.Status.Code ?? 0);
            }

            if (Read(Changed(encodedStep, random)) is not { } changed) continue;
            answers.Add(PerformedProcedureStepRules.Create(false, changed).Response.Status.Code);
            answers.Add(PerformedProcedureStepRules.Set(step, changed).Response.Status.Code);
            ReadStep(changed);
        }

        Assert.That(answers, Is.SupersetOf(new[] { 0x0000, 0x0106, 0x0115, 0x0120 }));
    }

    private static void ReadStep(DicomDataset dataset)
    {
        try
        {
            PerformedProcedureStepRecord.FromDataset(dataset);
        }
        catch (DicomDataException)
        {
            // Names the element that cannot be used.
        }
    }

    private static DicomDataset? Read(byte[] bytes)
    {
        try
        {
            return DicomDatasetReader.Read(bytes, DicomTransferSyntax.ExplicitVRLittleEndian);
        }
        catch (DicomException)
        {
            // Not a data set any more: what a data set that cannot be read is answered with has a test of its own.
            return null;
        }
    }

    private static byte[] Changed(byte[] bytes, Random random)
    {
        byte[] changed = [.. bytes];
        for (var i = random.Next(1, 4); i > 0; i--) changed[random.Next(changed.Length)] = (byte)random.Next(256);
        return random.Next(10) == 0 ? changed[..random.Next(changed.Length)] : changed;
    }
}
