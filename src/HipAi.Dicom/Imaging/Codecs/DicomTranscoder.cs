using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Dicom.Imaging.Codecs;

/// <summary>
/// Makes native pixels of every transfer syntax that HipAI knows, one frame at a time. JPEG, JPEG-LS and JPEG 2000 are decoded in a separate,
/// limited process; the others by this library. Safe for use by several threads; each decoding is a process of its own.
/// </summary>
/// <param name="options">Where the decoder is, and what it may take.</param>
/// <param name="time">The clock of its wall time.</param>
public sealed class DicomTranscoder(CodecOptions options, TimeProvider time)
{
    private readonly GdcmDecoder _decoder = new(options, time);

    /// <summary>Whether pixels in a transfer syntax are decoded in a separate process.</summary>
    /// <param name="syntax">The transfer syntax.</param>
    /// <returns>True for JPEG (.50, .51, .57, .70), JPEG-LS (.80, .81) and JPEG 2000 (.90, .91).</returns>
    public static bool NeedsDecoder(DicomTransferSyntax syntax) =>
        ReferenceEquals(syntax, DicomTransferSyntax.JPEGBaseline8Bit) || ReferenceEquals(syntax, DicomTransferSyntax.JPEGExtended12Bit)
        || ReferenceEquals(syntax, DicomTransferSyntax.JPEGLossless) || ReferenceEquals(syntax, DicomTransferSyntax.JPEGLosslessSV1)
        || ReferenceEquals(syntax, DicomTransferSyntax.JPEGLSLossless) || ReferenceEquals(syntax, DicomTransferSyntax.JPEGLSNearLossless)
        || ReferenceEquals(syntax, DicomTransferSyntax.JPEG2000Lossless) || ReferenceEquals(syntax, DicomTransferSyntax.JPEG2000);

    /// <summary>One frame of an image as a single-frame file in Explicit VR Little Endian.</summary>
    /// <param name="file">An image in any transfer syntax.</param>
    /// <param name="frame">Which frame, from 0.</param>
    /// <param name="cancellationToken">Gives up; a decoder that runs is killed.</param>
    /// <returns>The very file when it has one frame that this library can read as it is (native or RLE); otherwise a new one with all its other
    /// elements and, where decoding changed them, the elements that describe pixels. JPEG 2000 in YBR_ICT or YBR_RCT has become RGB.</returns>
    /// <exception cref="DicomImagingException">There is no such frame, an element is absent or wrong, or the frame cannot be decoded: the decoder
    /// is missing, refuses it, is ended by a limit (the message says which), or its result does not match.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<DicomFile> ToNativeAsync(DicomFile file, int frame, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        cancellationToken.ThrowIfCancellationRequested();
        var pixels = PixelDescription.From(file.Dataset);
        pixels.RequireFrame(frame);
        if (NeedsDecoder(file.TransferSyntax))
        {
            var codestream = FrameFragments.Find(file.Dataset, pixels.Frames, frame);
            return NativeFile(file, await _decoder.DecodeAsync(codestream, file.TransferSyntax, pixels, cancellationToken).ConfigureAwait(false));
        }

        return pixels.Frames == 1 ? file : NativeFile(file, new DecodedFrame(FrameReader.ReadAligned(file.Dataset, file.TransferSyntax, pixels, frame), pixels));
    }

    private static DicomFile NativeFile(DicomFile file, DecodedFrame frame)
    {
        var pixels = frame.Pixels;
        var dataset = new DicomDataset(file.Dataset)
            .AddOrUpdate(DicomTag.PhotometricInterpretation, pixels.Photometric)
            .AddOrUpdate(DicomTag.BitsStored, pixels.BitsStored)
            .AddOrUpdate(DicomTag.HighBit, pixels.HighBit)
            .AddOrUpdate(DicomTag.PixelRepresentation, pixels.IsSigned ? 1 : 0)
            .AddOrUpdate(new DicomElement(DicomTag.PixelData, pixels.BitsAllocated > 8 ? DicomVR.OW : DicomVR.OB, frame.Bytes));
        dataset.Remove(DicomTag.ExtendedOffsetTable);
        dataset.Remove(DicomTag.ExtendedOffsetTableLengths);
        if (dataset.Contains(DicomTag.NumberOfFrames))
        {
            dataset.AddOrUpdate(DicomTag.NumberOfFrames, 1);
        }

        if (pixels.SamplesPerPixel > 1)
        {
            dataset.AddOrUpdate(DicomTag.PlanarConfiguration, pixels.IsPlanar ? 1 : 0);
        }

        return new DicomFile(file.FileMetaInfo, dataset, DicomTransferSyntax.ExplicitVRLittleEndian, file.Oddities);
    }
}
