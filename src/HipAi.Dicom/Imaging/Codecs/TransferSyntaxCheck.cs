using System.Security.Cryptography;
using HipAi.Dicom.Data;

namespace HipAi.Dicom.Imaging.Codecs;

/// <summary>
/// Decides by trying which transfer syntaxes can be decoded on this machine (requirement A4): small pictures in each of them are decoded the
/// way received images are, and the pixels are compared by hash. Only what passes may be negotiated.
/// </summary>
public static class TransferSyntaxCheck
{
    /// <summary>Decoders are processes of their own; two at a time keep a small machine busy.</summary>
    private const int AtOnce = 2;

    /// <summary>The transfer syntaxes that HipAI knows how to decode, most wanted first: native, lossless, lossy.</summary>
    public static IReadOnlyList<DicomTransferSyntax> Syntaxes { get; } = [.. CodecSample.ReadAll().Select(sample => sample.Syntax).Distinct()];

    /// <summary>Decodes every sample.</summary>
    /// <param name="transcoder">What received images will be decoded with.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One verdict per transfer syntax that HipAI knows how to decode, most wanted first: native, lossless, lossy.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static async Task<IReadOnlyList<TransferSyntaxVerdict>> RunAsync(DicomTranscoder transcoder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transcoder);
        var samples = CodecSample.ReadAll();
        var verdicts = new TransferSyntaxVerdict[samples.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, samples.Count, parallel, async (index, ct) => verdicts[index] = await TryAsync(samples[index], transcoder, ct).ConfigureAwait(false))
            .ConfigureAwait(false);
        return [.. verdicts.GroupBy(verdict => verdict.Syntax).Select(Combine)];
    }

    private static async Task<TransferSyntaxVerdict> TryAsync(CodecSample sample, DicomTranscoder transcoder, CancellationToken cancellationToken)
    {
        try
        {
            var file = sample.Open();
            var native = await transcoder.ToNativeAsync(file, 0, cancellationToken).ConfigureAwait(false);
            var pixels = PixelDescription.From(native.Dataset);
            var (bytes, _) = FrameReader.Read(native.Dataset, native.TransferSyntax, pixels, 0);
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
            return hash == sample.Sha256
                ? new TransferSyntaxVerdict(file.TransferSyntax, true, $"{sample.Name}: its pixels are right")
                : new TransferSyntaxVerdict(file.TransferSyntax, false, $"{sample.Name}: its pixels are wrong (SHA-256 {hash[..12]} instead of {sample.Sha256[..12]})");
        }
        catch (DicomException fault)
        {
            return new TransferSyntaxVerdict(sample.Syntax, false, $"{sample.Name}: {fault.Message}");
        }
    }

    private static TransferSyntaxVerdict Combine(IGrouping<DicomTransferSyntax, TransferSyntaxVerdict> samples) =>
        samples.FirstOrDefault(sample => !sample.Passed) ?? new TransferSyntaxVerdict(samples.Key, true, $"{samples.Count()} decoded as made");
}
