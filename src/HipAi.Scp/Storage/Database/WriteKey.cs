using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HipAi.Scp.Storage.Database;

/// <summary>
/// What a write changes. Writes that share a part of their keys come one after the other, on all nodes; each sees what the one before
/// has committed.
/// </summary>
internal readonly struct WriteKey
{
    private readonly long[]? _numbers;

    private WriteKey(long[] numbers) => _numbers = numbers;

    /// <summary>For a write that only appends rows of its own, or passes over rows that others hold. Comes after all others.</summary>
    public static WriteKey None => default;

    /// <summary>The numbers of its locks; none for <see cref="None"/>.</summary>
    public IReadOnlyList<long> Numbers => _numbers ?? [];

    /// <summary>The rows of a study.</summary>
    public static WriteKey Study(string studyInstanceUid) => Named("study " + studyInstanceUid);

    /// <summary>Anything else that has a name.</summary>
    public static WriteKey Named(string name) => new([BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)))]);

    /// <summary>Several things at once.</summary>
    public static WriteKey All(IEnumerable<WriteKey> keys) => new([.. keys.SelectMany(key => key.Numbers).Distinct()]);
}
