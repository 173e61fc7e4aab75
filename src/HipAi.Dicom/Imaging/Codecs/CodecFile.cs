using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Dicom.Imaging.Codecs;

/// <summary>The files that go to the decoder and come back: image attributes and one frame.</summary>
internal static class CodecFile
{
    /// <summary>GDCM wants an instance UID; the file never leaves its folder, so any will do (PS3.5 B.2).</summary>
    private const string AnyInstance = "2.25.1";

    /// <summary>Writes a compressed frame as a single-frame file. It claims that all allocated bits are stored: told the truth, GDCM 3.0.21 shifts
    /// words whose high bit is not the last, and gives up on fewer than 8 bits in a byte. The words are to come out as they went in.</summary>
    internal static void Write(string path, ReadOnlyMemory<byte> codestream, DicomTransferSyntax syntax, PixelDescription pixels)
    {
        // A palette is applied after decoding; to the decoder its indices are plain samples.
        var photometric = pixels.Photometric == "PALETTE COLOR" ? "MONOCHROME2" : pixels.Photometric;
        var dataset = new DicomDataset()
            .AddOrUpdate(DicomTag.SOPClassUID, DicomUID.SecondaryCaptureImageStorage)
            .AddOrUpdate(DicomTag.SOPInstanceUID, AnyInstance)
            .AddOrUpdate(DicomTag.SamplesPerPixel, pixels.SamplesPerPixel)
            .AddOrUpdate(DicomTag.PhotometricInterpretation, photometric)
            .AddOrUpdate(DicomTag.Rows, pixels.Rows)
            .AddOrUpdate(DicomTag.Columns, pixels.Columns)
            .AddOrUpdate(DicomTag.BitsAllocated, pixels.BitsAllocated)
            .AddOrUpdate(DicomTag.BitsStored, pixels.BitsAllocated)
            .AddOrUpdate(DicomTag.HighBit, pixels.BitsAllocated - 1)
            .AddOrUpdate(DicomTag.PixelRepresentation, pixels.IsSigned ? 1 : 0)
            .AddOrUpdate(new DicomFragmentSequence(DicomTag.PixelData, DicomVR.OB, default, [codestream]));
        if (pixels.SamplesPerPixel > 1)
        {
            dataset.AddOrUpdate(DicomTag.PlanarConfiguration, pixels.IsPlanar ? 1 : 0);
        }

        new DicomFile(dataset, syntax).Save(path);
    }

    /// <summary>Reads what came back and checks that it is what was asked for.</summary>
    /// <param name="path">The file.</param>
    /// <param name="asked">The image pixel module that the result must match; its bits and high bit hold.</param>
    /// <param name="maximumBytes">How long the file may be.</param>
    /// <exception cref="DicomImagingException">There is no result, or it does not match.</exception>
    internal static DecodedFrame Read(string path, PixelDescription asked, long maximumBytes)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length > maximumBytes)
        {
            throw Mismatch(file.Exists ? $"{file.Length} bytes; at most {maximumBytes} can be right" : "no file");
        }

        try
        {
            return Check(DicomFile.Open(path), asked);
        }
        catch (DicomException fault) when (fault is not DicomImagingException)
        {
            // It is not a DICOM file: the decoder failed without saying so.
            throw DicomImagingException.About(DicomTag.PixelData, $"the decoder gave back something that cannot be read: {fault.Message}", fault);
        }
    }

    private static DecodedFrame Check(DicomFile file, PixelDescription asked)
    {
        var found = PixelDescription.From(file.Dataset);
        if ((found.Rows, found.Columns, found.SamplesPerPixel) != (asked.Rows, asked.Columns, asked.SamplesPerPixel))
        {
            throw Mismatch($"{found.Rows} rows × {found.Columns} columns × {found.SamplesPerPixel} samples instead of {asked.Rows} × {asked.Columns} × {asked.SamplesPerPixel}");
        }

        // A picture of up to 8 bits may have been put into 16; GDCM gives back what the codestream has room for.
        var isNarrow = found.BitsAllocated == 8 && asked.BitsAllocated == 16;
        if ((!isNarrow && found.BitsAllocated != asked.BitsAllocated) || found.IsSigned != asked.IsSigned)
        {
            throw Mismatch($"{Bits(found)} instead of {Bits(asked)}");
        }

        var length = found.DecodedFrameBytes;
        var bytes = file.Dataset.TryGetItem<DicomElement>(DicomTag.PixelData, out var element) ? element.GetRawBytes() : default;
        if (bytes.Length < length || bytes.Length > length + (length % 2))
        {
            throw Mismatch($"{bytes.Length} bytes of pixels instead of {length}");
        }

        var photometric = asked.Photometric == "PALETTE COLOR" ? asked.Photometric : found.Photometric;
        var words = isNarrow ? Widen(bytes.Span[..(int)length], found.IsSigned) : bytes;
        return new DecodedFrame(words, asked with { Photometric = photometric, IsPlanar = found.IsPlanar });
    }

    private static byte[] Widen(ReadOnlySpan<byte> bytes, bool isSigned)
    {
        var words = new byte[2 * bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            words[2 * i] = bytes[i];
            words[(2 * i) + 1] = isSigned && bytes[i] >= 0x80 ? (byte)0xFF : (byte)0;
        }

        return words;
    }

    private static string Bits(PixelDescription pixels) =>
        $"{pixels.BitsAllocated} {(pixels.IsSigned ? "signed" : "unsigned")} bits";

    private static DicomImagingException Mismatch(string cause) =>
        DicomImagingException.About(DicomTag.PixelData, $"the decoder gave back {cause}");
}
