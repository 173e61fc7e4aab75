using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Imaging;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Pdus;
using HipAi.Dicom.Network.Server;
using HipAi.Dicom.Tests.Network;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Fuzzing;

/// <summary>What hostile bytes meet first: the file reader with all that follows it, the PDU reader, and a whole association.</summary>
internal static class FuzzTargets
{
    /// <summary>Deflate makes a thousand bytes of one, which is not what is measured here; its limit is.</summary>
    private static readonly DicomReadOptions Options = new() { Limits = new DicomReadLimits { MaxInflatedLength = 64 * 1024 } };

    /// <summary>Reads a file, asks every element for its value, writes the data set again and renders its first frame.</summary>
    public static string ReadFile(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        var file = DicomFile.Open(stream, Options);
        AskAll(file.Dataset);
        Attempt(() => DicomDatasetWriter.Write(Stream.Null, file.Dataset.Clone(), DicomTransferSyntax.ImplicitVRLittleEndian));
        Attempt(() => DicomDatasetWriter.Write(Stream.Null, file.Dataset, file.TransferSyntax));
        if (file.Dataset.Contains(DicomTag.PixelData)) GrayscaleRenderer.Render(file.Dataset, file.TransferSyntax);
        return "read";
    }

    /// <summary>Reads PDUs to the end and encodes what was understood.</summary>
    public static string ReadPdus(byte[] bytes)
    {
        using var reader = new PduReader(new ScriptedTransport(bytes), 16_384);
        while (Now(reader.ReadHeaderAsync(CancellationToken.None)) is { } header)
        {
            PduEncoder.Encode(Now(reader.ReadBodyAsync(header, CancellationToken.None)));
        }

        return "read";
    }

    /// <summary>Says the bytes to an acceptor that stores what it is sent; the connection ends when all is said.</summary>
    public static string Converse(byte[] bytes)
    {
        var provider = new RecordingProvider();
        var settings = new SessionSettings(new DicomServerOptions(), provider, new AssociationRegistry(1, 1), new ManualTimeProvider());
        using var session = new AcceptorSession(1, new ScriptedTransport(bytes), null, settings);
        Now(new ValueTask<bool>(RunAsync(session)));
        if (provider.Failed.Reader.TryRead(out var failed) && failed.Exception is not (DicomException or DicomNetworkException)) throw failed.Exception;
        return provider.Closed.Reader.TryRead(out var closed) ? closed.Closure.End.ToString() : "Refused";
    }

    private static async Task<bool> RunAsync(AcceptorSession session)
    {
        await session.RunAsync();
        return true;
    }

    /// <summary>Everything is said already: whoever still waits would wait for ever.</summary>
    private static T Now<T>(ValueTask<T> task) =>
        task.IsCompleted ? task.GetAwaiter().GetResult() : throw new InvalidOperationException("It waits although the peer has said all and gone.");

    private static void AskAll(DicomDataset root)
    {
        var open = new Stack<DicomDataset>([root]);
        while (open.TryPop(out var dataset))
        {
            foreach (var item in dataset)
            {
                if (item is DicomSequence sequence) foreach (var inner in sequence.Items) open.Push(inner);
                else if (item is DicomElement) Attempt(() => dataset.GetStrings(item.Tag));
            }
        }
    }

    /// <summary>One value that cannot be understood says nothing about the next.</summary>
    private static void Attempt(Action action)
    {
        try
        {
            action();
        }
        catch (DicomException)
        {
            // A named refusal is an answer.
        }
    }
}
