using System.Buffers.Binary;

namespace HipAi.Dicom.Tests.Fuzzing;

/// <summary>Damages bytes the way broken senders and attackers do: single bits, lengths, cuts, repeats, and pieces of other inputs.</summary>
internal sealed class Mutator(int seed)
{
    private const int MostChanges = 4;

    /// <summary>Lengths and counts at which programs go wrong.</summary>
    private static readonly uint[] Edges =
        [0, 1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF, 0x10000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE, 0xFFFF_FFFF];

    private readonly Random _random = new(seed);

    /// <summary>One of some things.</summary>
    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    /// <summary>A damaged copy.</summary>
    /// <param name="whole">What it begins as.</param>
    /// <param name="other">Where pieces may come from.</param>
    public byte[] Mutate(byte[] whole, byte[] other)
    {
        var bytes = new List<byte>(whole);
        for (var left = _random.Next(1, MostChanges + 1); left > 0 && bytes.Count > 0; left--) Change(bytes, other);
        return [.. bytes];
    }

    private void Change(List<byte> bytes, byte[] other)
    {
        var at = _random.Next(bytes.Count);
        switch (_random.Next(9))
        {
            case 0:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 2:
                Overwrite(bytes, at, Number(2));
                break;
            case 3:
                Overwrite(bytes, at, Number(4));
                break;
            case 4:
                bytes.RemoveRange(at, Math.Min(bytes.Count - at, _random.Next(1, 64)));
                break;
            case 5:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, _random.Next(1, 64))));
                break;
            case 6:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 7:
                var from = _random.Next(other.Length);
                Overwrite(bytes, at, other.AsSpan(from, Math.Min(other.Length - from, _random.Next(1, 64))));
                break;
            default:
                var noise = new byte[_random.Next(1, 16)];
                _random.NextBytes(noise);
                bytes.InsertRange(at, noise);
                break;
        }
    }

    private byte[] Number(int length)
    {
        var edge = Pick(Edges);
        var bytes = new byte[4];
        if (_random.Next(2) == 0)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, edge);
            return bytes[..length];
        }

        BinaryPrimitives.WriteUInt32BigEndian(bytes, edge);
        return bytes[^length..];
    }

    private static void Overwrite(List<byte> bytes, int at, ReadOnlySpan<byte> with)
    {
        for (var i = 0; i < with.Length && at + i < bytes.Count; i++) bytes[at + i] = with[i];
    }
}
