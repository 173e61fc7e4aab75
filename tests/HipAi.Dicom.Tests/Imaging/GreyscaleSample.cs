using System.Buffers.Binary;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Imaging;

namespace HipAi.Dicom.Tests.Imaging;

/// <summary>A made image of 4096 pixels that runs through the stored values, with one way of showing them.</summary>
internal sealed record GreyscaleSample(int Allocated, int Stored, int HighBit, bool Signed, string Modality, string Voi, string Photometric, bool Overlay)
{
    private const int Side = 64;

    internal string Name => $"{Stored}of{Allocated}-high{HighBit}{(Signed ? "-signed" : "")}{(Overlay ? "-overlay" : "")}-{Modality}-{Voi}-{Photometric}";

    /// <summary>Modality values span this much per stored value.</summary>
    internal double Slope => Modality switch { "x2" => 2, "x0.5" => 0.5, "x-1" => -1, _ => 1 };

    /// <summary>The matrix: every layout of bits with every VOI transform in both photometric interpretations; modality transforms take turns.</summary>
    internal static IEnumerable<GreyscaleSample> All()
    {
        (int, int, int)[] layouts = [(8, 8, 7), (8, 6, 5), (16, 8, 7), (16, 10, 9), (16, 12, 11), (16, 12, 15), (16, 16, 15)];
        string[] modalities = ["none", "x2", "x0.5", "lut", "x-1"];
        var turn = 0;
        foreach (var (allocated, stored, high) in layouts)
            foreach (var signed in new[] { false, true })
                foreach (var voi in new[] { "none", "LINEAR", "LINEAR_EXACT", "SIGMOID", "lut" })
                    foreach (var photometric in new[] { "MONOCHROME2", "MONOCHROME1" })
                    {
                        var modality = modalities[(turn + (turn++ / 10)) % modalities.Length];
                        yield return new GreyscaleSample(allocated, stored, high, signed, modality, voi, photometric, Overlay: allocated > stored && turn % 3 == 0);
                    }
    }

    internal DicomFile ToFile()
    {
        var dataset = new DicomDataset()
            .AddOrUpdate(DicomTag.SOPClassUID, DicomUID.SecondaryCaptureImageStorage).AddOrUpdate(DicomTag.SOPInstanceUID, "2.25.1")
            .AddOrUpdate(DicomTag.SamplesPerPixel, 1).AddOrUpdate(DicomTag.PhotometricInterpretation, Photometric)
            .AddOrUpdate(DicomTag.Rows, Side).AddOrUpdate(DicomTag.Columns, Side)
            .AddOrUpdate(DicomTag.BitsAllocated, Allocated).AddOrUpdate(DicomTag.BitsStored, Stored).AddOrUpdate(DicomTag.HighBit, HighBit)
            .AddOrUpdate(DicomTag.PixelRepresentation, Signed ? 1 : 0);
        AddModality(dataset);
        AddVoi(dataset);
        dataset.AddOrUpdate(Allocated == 8 ? DicomVR.OB : DicomVR.OW, DicomTag.PixelData, Pixels());
        return new DicomFile(dataset, DicomTransferSyntax.ExplicitVRLittleEndian);
    }

    private int Lowest => Signed ? -(1 << (Stored - 1)) : 0;

    private int Highest => Lowest + (1 << Stored) - 1;

    /// <summary>The range of modality values.</summary>
    private (double Low, double High) Range
    {
        get
        {
            var (a, b) = Modality == "lut" ? (0, 1023) : ((Lowest * Slope) + Intercept, (Highest * Slope) + Intercept);
            return (Math.Min(a, b), Math.Max(a, b));
        }
    }

    private double Intercept => Modality switch { "x2" => -100, "x0.5" => 7, "x-1" => Highest, _ => 0 };

    private void AddModality(DicomDataset dataset)
    {
        if (Modality == "lut")
        {
            // As long as the range of stored values, falling off as film does; of 16 bits, as pydicom knows only 8 and 16.
            var entries = Enumerable.Range(0, 1 << Stored).Select(i => (ushort)Math.Round(1023 * Math.Sqrt((double)i / ((1 << Stored) - 1)))).ToArray();
            dataset.AddOrUpdate(DicomTag.ModalityLUTSequence, Table(entries, Lowest, 16, Signed).AddOrUpdate(DicomTag.ModalityLUTType, "US"));
        }
        else if (Modality != "none")
        {
            dataset.AddOrUpdate(DicomTag.RescaleSlope, Slope).AddOrUpdate(DicomTag.RescaleIntercept, Intercept).AddOrUpdate(DicomTag.RescaleType, "US");
        }
    }

    private void AddVoi(DicomDataset dataset)
    {
        var (low, high) = Range;
        if (Voi == "lut")
        {
            // Begins above the lowest value and ends below the highest, so that its ends have to hold.
            var first = Math.Max(short.MinValue, (int)Math.Ceiling(low + ((high - low) * 0.1)));
            var count = Math.Min(50000, (int)((high - low) * 0.8));
            var entries = Enumerable.Range(0, count).Select(i => (ushort)(4095.0 * i * i / Math.Max(1, (double)(count - 1) * (count - 1)))).ToArray();
            dataset.AddOrUpdate(DicomTag.VOILUTSequence, Table(entries, first, 12, low < 0));
        }
        else if (Voi != "none")
        {
            dataset.AddOrUpdate(DicomTag.WindowCenter, Math.Round((low * 0.4) + (high * 0.6))).AddOrUpdate(DicomTag.WindowWidth, Math.Round((high - low) * 0.7))
                .AddOrUpdate(DicomTag.VOILUTFunction, Voi);
        }
    }

    private static DicomDataset Table(ushort[] entries, int first, int bits, bool signed) => new DicomDataset()
        .AddOrUpdate(signed ? DicomVR.SS : DicomVR.US, DicomTag.LUTDescriptor, BitConverter.GetBytes((ushort)entries.Length)
            .Concat(BitConverter.GetBytes((ushort)first)).Concat(BitConverter.GetBytes((ushort)bits)).ToArray())
        .AddOrUpdate(DicomVR.OW, DicomTag.LUTData, entries);

    private byte[] Pixels()
    {
        var bytes = new byte[Side * Side * Allocated / 8];
        var mask = (1 << Stored) - 1;
        for (var i = 0; i < Side * Side; i++)
        {
            var code = (int)((long)i * ((1 << Stored) - 1) / ((Side * Side) - 1));
            var word = ((code + Lowest) & mask) << (HighBit + 1 - Stored);
            // References that do not mask want the sign in the unused bits; an overlay is there instead in some samples.
            var unused = Signed && !Overlay && code + Lowest < 0 && HighBit == Stored - 1 ? ~mask : 0;
            if (Overlay && i % 7 == 0) unused = HighBit == Stored - 1 ? 1 << Stored : 1;
            word |= unused;
            if (Allocated == 8) bytes[i] = (byte)word;
            else BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(i * 2), (ushort)word);
        }

        return bytes;
    }
}
