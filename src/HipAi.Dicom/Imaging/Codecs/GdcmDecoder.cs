using System.ComponentModel;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Dicom.Imaging.Codecs;

/// <summary>
/// Decodes one compressed frame with GDCM's <c>gdcmconv --raw</c> in a process of its own, so that hostile pixels can take down that process
/// and nothing else. The process gets a file with the image attributes and this frame, nothing of the patient, in a folder that only we can
/// read; the folder is removed whatever happens.
/// </summary>
internal sealed class GdcmDecoder(CodecOptions options, TimeProvider time)
{
    /// <summary>Meta information and image attributes of the file that comes back.</summary>
    private const int RoomForHeader = 64 * 1024;

    // Named without their folder, in which the decoder runs: what it says of them may end in a report.
    private const string Compressed = "compressed.dcm";
    private const string Native = "native.dcm";

    /// <summary>What GDCM, CharLS and OpenJPEG say when memory is refused: the kernel only makes their allocation fail.</summary>
    private static readonly string[] MemoryWords = ["bad_alloc", "not enough memory", "impossible to allocate", "exceeds system limits"];

    /// <summary>Decodes a frame.</summary>
    /// <param name="codestream">The compressed frame.</param>
    /// <param name="syntax">How it is compressed.</param>
    /// <param name="pixels">The image pixel module that it must match.</param>
    /// <param name="cancellationToken">Kills the decoder.</param>
    /// <exception cref="DicomImagingException">The decoder is missing, refuses the frame, is ended by a limit, or gives back something else than
    /// was asked for.</exception>
    internal async Task<DecodedFrame> DecodeAsync(
        ReadOnlyMemory<byte> codestream, DicomTransferSyntax syntax, PixelDescription pixels, CancellationToken cancellationToken)
    {
        var header = CodestreamCheck.Require(codestream.Span, pixels, options.MaximumFrameBytes);
        var tools = CodecTools.Find(options);
        var folder = Path.Combine(options.WorkFolder, $"hipai-codec-{Guid.NewGuid():N}");
        try
        {
            PrivateFolder.Create(folder);
            CodecFile.Write(Path.Combine(folder, Compressed), codestream, syntax, pixels);
            var end = await LimitedProcess.RunAsync(
                tools.Prlimit, tools.Gdcmconv, ["--raw", Compressed, Native], folder, Limits(pixels), time, cancellationToken).ConfigureAwait(false);
            RequireGoodEnd(end, syntax);

            // Without loss the words are those of the original, whose description holds: there may be overlays above its bits. With loss a value
            // may have come out beyond its bits, within those of the codestream; cutting it off would make white black.
            var asked = syntax.IsLossy ? pixels with { BitsStored = header.Precision, HighBit = header.Precision - 1 } : pixels;
            return CodecFile.Read(Path.Combine(folder, Native), asked, asked.DecodedFrameBytes + RoomForHeader);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or Win32Exception)
        {
            // The disk is full, the folder cannot be written, or the program is not one: the image is not at fault, but it cannot be shown.
            throw DicomImagingException.About(DicomTag.PixelData, $"could not be handed to the decoder: {fault.Message}", fault);
        }
        finally
        {
            PrivateFolder.Remove(folder);
        }
    }

    private ProcessLimits Limits(PixelDescription pixels) => new(
        options.MaximumMemory, options.MaximumCpuTime, options.MaximumWallTime, (2 * pixels.DecodedFrameBytes) + RoomForHeader);

    private void RequireGoodEnd(ProcessEnd end, DicomTransferSyntax syntax)
    {
        // libjpeg shows what it can of a damaged picture and calls that success; nobody would see what is missing.
        var isDamaged = end.Said.Contains("corrupt", StringComparison.OrdinalIgnoreCase);
        if (end is { ExitCode: 0, WallTimeIsUp: false } && !isDamaged)
        {
            return;
        }

        var why = end.WallTimeIsUp ? $"was stopped after {options.MaximumWallTime.TotalSeconds:0.#} s" : end.ExitCode switch
        {
            // 128 + SIGKILL, SIGXCPU, SIGXFSZ.
            _ when MemoryWords.Any(words => end.Said.Contains(words, StringComparison.OrdinalIgnoreCase)) =>
                $"ran out of the {options.MaximumMemory >> 20} MiB of memory it may take",
            137 or 152 => $"was stopped after {options.MaximumCpuTime.TotalSeconds:0.#} s of processor time",
            0 => "found the frame damaged",
            153 => "was stopped because it wrote more than the frame can have",
            > 128 => $"ended by signal {end.ExitCode - 128}",
            _ => $"refused the frame (exit code {end.ExitCode})",
        };
        var said = end.Said.Length > 0 ? $": {end.Said}" : "";
        throw DicomImagingException.About(DicomTag.PixelData, $"cannot be decoded from {syntax}: the decoder {why}{said}");
    }
}
