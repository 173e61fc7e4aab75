namespace HipAi.Dicom.Network;

/// <summary>A requestor: one association, one operation at a time.</summary>
public sealed class DicomClient : IAsyncDisposable
{
    private DicomClient(DicomAssociation association) => Association = association;

    /// <summary>What was agreed.</summary>
    public DicomAssociation Association { get; }

    /// <summary>Connects and associates.</summary>
    /// <exception cref="DicomAssociationRejectedException">The peer said no.</exception>
    /// <exception cref="DicomNetworkException">The peer could not be reached, was silent or broke the protocol.</exception>
    public static Task<DicomClient> ConnectAsync(DicomClientOptions options, TimeProvider time, CancellationToken cancellationToken) =>
        throw NotYet(null);

    /// <summary>C-ECHO (PS3.7 9.1.5); needs an accepted context for the Verification SOP class.</summary>
    public Task<DicomStatus> CEchoAsync(CancellationToken cancellationToken) => throw NotYet(Association);

    /// <summary>C-STORE (PS3.7 9.1.1) of a data set already encoded in <paramref name="transferSyntaxUid"/> (no group 2).</summary>
    public Task<DicomStatus> CStoreAsync(Stream dataSet, string sopClassUid, string sopInstanceUid, string transferSyntaxUid, CancellationToken cancellationToken) =>
        throw NotYet(Association);

    /// <summary>Releases the association in order (PS3.8 7.2) and closes the connection.</summary>
    public Task ReleaseAsync(CancellationToken cancellationToken) => throw NotYet(Association);

    /// <summary>Aborts the association (PS3.8 7.3) and closes the connection.</summary>
    public Task AbortAsync(CancellationToken cancellationToken) => throw NotYet(Association);

    /// <summary>Aborts if still open, and frees the connection.</summary>
    public ValueTask DisposeAsync() => throw NotYet(Association);

    private static NotSupportedException NotYet(object? who) => new($"The client comes with the next commit of this branch ({who}).");
}
