using System.Buffers.Binary;
using System.Security.Cryptography;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Imaging;
using HipAi.Dicom.Imaging.Codecs;

namespace HipAi.Dicom.Tests.Imaging;

/// <summary>All frames of an image in native form.</summary>
internal sealed record DecodedPixels(byte[] Bytes, PixelDescription Pixels)
{
    internal static async Task<DecodedPixels> DecodeAllAsync(DicomFile file, DicomTranscoder transcoder, CancellationToken cancellationToken)
    {
        var asked = PixelDescription.From(file.Dataset);
        using var all = new MemoryStream();
        var pixels = asked;
        for (var frame = 0; frame < asked.Frames; frame++)
        {
            var native = await transcoder.ToNativeAsync(file, frame, cancellationToken);
            pixels = PixelDescription.From(native.Dataset);
            var (bytes, _) = FrameReader.Read(native.Dataset, native.TransferSyntax, pixels, 0);
            all.Write(Spread(bytes.Span, pixels));
        }

        return new DecodedPixels(all.ToArray(), pixels);
    }

    /// <summary>The reference gives every pixel of YBR_FULL_422 its own colour.</summary>
    private static ReadOnlySpan<byte> Spread(ReadOnlySpan<byte> bytes, PixelDescription pixels)
    {
        if (pixels.Photometric != "YBR_FULL_422") return bytes;
        var spread = new byte[bytes.Length / 4 * 6];
        for (var (from, to) = (0, 0); from + 4 <= bytes.Length; from += 4, to += 6)
        {
            byte[] pair = [bytes[from], bytes[from + 2], bytes[from + 3], bytes[from + 1], bytes[from + 2], bytes[from + 3]];
            pair.CopyTo(spread, to);
        }

        return spread;
    }

    /// <summary>What is not as the reference decoder has it; null when all is.</summary>
    internal string? Difference(GoldenRow row, double? lossyTolerance)
    {
        var wasDecoded = DicomTransferSyntax.TryParse(row.Syntax, out var syntax) && DicomTranscoder.NeedsDecoder(syntax);
        if (wasDecoded && Pixels.Photometric != row.DecodedPhotometric) return $"{Pixels.Photometric} instead of {row.DecodedPhotometric}";

        // The reference pads to an even length, as the element does.
        var padded = Bytes.Length % 2 == 0 ? Bytes : [.. Bytes, 0];
        var hash = Convert.ToHexStringLower(SHA256.HashData(padded));
        if (hash == row.Sha256) return null;
        if (Pixels.BitsAllocated == 1)
        {
            // The reference begins each row of single bits with a byte of its own, where PS3.5 8.1.1 has them follow each other: their share is compared.
            var set = Bits().Average();
            return Math.Abs(set - row.Mean) < 1e-4 ? null : $"a share of {set:0.####} bits is set instead of {row.Mean}";
        }

        var (minimum, maximum, mean) = Statistics();
        var numbers = FormattableString.Invariant($"{minimum} to {maximum}, mean {mean:0.####} instead of {row.Minimum} to {row.Maximum}, mean {row.Mean}");
        if (lossyTolerance is not { } share) return $"{numbers}; SHA-256 {hash[..8]} instead of {row.Sha256[..8]}, {padded.Length} bytes instead of {row.PixelBytes}";
        var allowed = share * (row.Maximum - row.Minimum);
        var isNear = Math.Abs(minimum - row.Minimum) <= allowed && Math.Abs(maximum - row.Maximum) <= allowed && Math.Abs(mean - row.Mean) <= allowed / 10;
        return isNear && padded.Length == row.PixelBytes ? null : $"{numbers}; {padded.Length} bytes instead of {row.PixelBytes}";
    }

    private IEnumerable<int> Bits()
    {
        var bytesPerFrame = (int)((Pixels.BitsPerFrame + 7) / 8);
        for (var at = 0; at < Bytes.Length; at += bytesPerFrame)
            for (var bit = 0; bit < Pixels.BitsPerFrame; bit++) yield return (Bytes[at + (bit / 8)] >> (bit % 8)) & 1;
    }

    private (double Minimum, double Maximum, double Mean) Statistics()
    {
        var (minimum, maximum, sum) = (double.MaxValue, double.MinValue, 0.0);
        var step = Math.Max(1, Pixels.BitsAllocated / 8);
        for (var at = 0; at + step <= Bytes.Length; at += step)
        {
            var value = Value(Bytes.AsSpan(at, step));
            (minimum, maximum, sum) = (Math.Min(minimum, value), Math.Max(maximum, value), sum + value);
        }

        return (minimum, maximum, sum / Math.Max(1, Bytes.Length / step));
    }

    private double Value(ReadOnlySpan<byte> word) => (word.Length, Pixels.IsSigned) switch
    {
        (1, false) => word[0],
        (1, true) => (sbyte)word[0],
        (2, false) => BinaryPrimitives.ReadUInt16LittleEndian(word),
        (2, true) => BinaryPrimitives.ReadInt16LittleEndian(word),
        (_, false) => BinaryPrimitives.ReadUInt32LittleEndian(word),
        _ => BinaryPrimitives.ReadInt32LittleEndian(word),
    };
}
