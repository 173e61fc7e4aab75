using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HipAi.Scp.Storage.Database;

/// <summary>
/// What a write changes. Writes under the same key come one after the other, on all nodes; each sees what the one before has committed.
/// Everybody takes the keys of a common commit in the same order, so that no two nodes wait for each other.
/// </summary>
internal readonly record struct WriteKey : IComparable<WriteKey>
{
    private WriteKey(long? number) => Number = number;

    /// <summary>For a write that only appends rows of its own, or passes over rows that others hold. Comes after all others.</summary>
    public static WriteKey None => default;

    /// <summary>The number of the lock; null for none.</summary>
    public long? Number { get; }

    /// <summary>The rows of a study.</summary>
    public static WriteKey Study(string studyInstanceUid) => Named("study " + studyInstanceUid);

    /// <summary>Anything else that has a name.</summary>
    public static WriteKey Named(string name) => new(BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name))));

    public int CompareTo(WriteKey other) => (Number is null, Number).CompareTo((other.Number is null, other.Number));
}
