using System.IO.Pipelines;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Dicom.Network.Client;

/// <summary>A data set as a stream of its encoding, made while it is read: there is never a second whole copy of it.</summary>
internal sealed class DatasetSource : IAsyncDisposable
{
    // A few PDUs ahead of the network, no more.
    private const int WrittenAhead = 1_048_576;

    private readonly Pipe _pipe = new(new PipeOptions(pauseWriterThreshold: WrittenAhead, resumeWriterThreshold: WrittenAhead / 2));
    private readonly Task _writing;

    /// <summary>Starts to encode. What goes wrong with it is thrown by the reading of <see cref="Stream"/>.</summary>
    public DatasetSource(DicomDataset dataset, DicomTransferSyntax syntax)
    {
        Stream = _pipe.Reader.AsStream();
        _writing = Task.Run(() => Write(dataset, syntax));
    }

    /// <summary>The bytes.</summary>
    public Stream Stream { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Completing the reader lets a writer that is ahead run to its end, its bytes going nowhere.
        await Stream.DisposeAsync();
        await _writing;
    }

    private void Write(DicomDataset dataset, DicomTransferSyntax syntax)
    {
        try
        {
            using (var target = _pipe.Writer.AsStream(leaveOpen: true)) DicomDatasetWriter.Write(target, dataset, syntax);
            _pipe.Writer.Complete();
        }
        catch (Exception failure) when (failure is DicomException or IOException or InvalidOperationException)
        {
            // Belongs to whoever reads the other end.
            _pipe.Writer.Complete(failure);
        }
    }
}
