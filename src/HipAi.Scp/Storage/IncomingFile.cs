namespace HipAi.Scp.Storage;

/// <summary>An object that has arrived whole and lies flushed in the incoming folder. Removed when disposed, unless it was moved on.</summary>
internal sealed class IncomingFile : IDisposable
{
    private IncomingFile(string path, string sha256, long dataSetLength)
    {
        Path = path;
        Sha256 = sha256;
        DataSetLength = dataSetLength;
    }

    public string Path { get; }

    /// <summary>SHA-256 of the data set as received, lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    public long DataSetLength { get; }

    /// <summary>Writes preface and data set to a new file, hashing on the way, and flushes it to stable storage.</summary>
    /// <exception cref="InvalidDataException">The data set is longer than <paramref name="maximumLength"/> bytes.</exception>
    /// <exception cref="IOException">The disk is full or does not work.</exception>
    public static async Task<IncomingFile> ReceiveAsync(
        IDisk disk, string path, byte[] preface, Stream dataSet, long maximumLength, CancellationToken cancellationToken)
    {
        var whole = false;
        try
        {
            using var file = disk.Create(path);
            file.Write(preface);
            using var hashed = new HashedFile(file, maximumLength);
            await dataSet.CopyToAsync(hashed, cancellationToken);
            disk.Flush(file);
            whole = true;
            return new IncomingFile(path, hashed.Sha256, hashed.Length);
        }
        finally
        {
            if (!whole) File.Delete(path);
        }
    }

    public void Dispose() => File.Delete(Path);
}
