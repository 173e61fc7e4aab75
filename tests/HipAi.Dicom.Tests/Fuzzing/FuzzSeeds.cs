using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Dimse;
using HipAi.Dicom.Network.Pdus;
using HipAi.Dicom.Tests.Files;
using HipAi.Dicom.Tests.Network;

namespace HipAi.Dicom.Tests.Fuzzing;

/// <summary>Valid inputs of every kind that the library takes.</summary>
internal static class FuzzSeeds
{
    private static readonly DicomTransferSyntax[] Native =
    [
        DicomTransferSyntax.ExplicitVRLittleEndian, DicomTransferSyntax.ImplicitVRLittleEndian,
        DicomTransferSyntax.ExplicitVRBigEndian, DicomTransferSyntax.DeflatedExplicitVRLittleEndian,
    ];

    /// <summary>Files: rich data sets and images in every native syntax, RLE, a compressed one, deep nesting, tables, text in several sets.</summary>
    public static IReadOnlyList<byte[]> Files() =>
    [
        .. Native.SelectMany(syntax => new[] { Save(Sample.Rich().AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2"), syntax), Save(Image(16, 12), syntax), Save(Image(8, 8), syntax), Save(Texts(), syntax) }),
        Save(Image(1, 1), DicomTransferSyntax.ExplicitVRLittleEndian),
        Save(WithTables(Image(16, 16)), DicomTransferSyntax.ExplicitVRLittleEndian),
        Save(Colour(), DicomTransferSyntax.ExplicitVRLittleEndian),
        Save(Deep(40), DicomTransferSyntax.ImplicitVRLittleEndian),
        Save(Encapsulated(Image(8, 8), RleFrame), DicomTransferSyntax.RLELossless),
        Save(Encapsulated(Image(8, 8), [0xFF, 0xD8, 0xFF, 0xC3, 0, 4, 8, 16, 0xFF, 0xD9]), DicomTransferSyntax.JPEGLosslessSV1),
        Save(Encapsulated(Image(8, 8), new byte[256]), DicomTransferSyntax.EncapsulatedUncompressedExplicitVRLittleEndian),
    ];

    /// <summary>PDUs of every type.</summary>
    public static IReadOnlyList<byte[]> Pdus() =>
    [
        Golden.AssociateRequest, Golden.AssociateAccept, Golden.ReleaseRequest, Golden.ReleaseResponse, Golden.Abort, Golden.EchoRequest, Golden.EchoResponse,
        PduEncoder.Encode(new AssociateRejectPdu(AssociationRejection.CalledAeTitleNotRecognized)),
        [.. Dimse.AssociateRequest, .. Golden.EchoRequest, .. Golden.ReleaseRequest],
    ];

    /// <summary>Whole associations, as an acceptor hears them.</summary>
    public static IReadOnlyList<byte[]> Conversations()
    {
        var image = Samples.Encode(Samples.File("1.2.3.4", DicomTransferSyntax.ExplicitVRLittleEndian, 16).Dataset, DicomTransferSyntax.ExplicitVRLittleEndian);
        return
        [
            [.. Golden.AssociateRequest, .. Golden.EchoRequest, .. Golden.ReleaseRequest],
            [.. Dimse.AssociateRequest, .. Dimse.StoreRequest(), .. Dimse.Data(true, image), .. Golden.ReleaseRequest],
            [
                .. Dimse.AssociateRequest, .. Dimse.StoreRequest(), .. Dimse.Data(false, image[..100]), .. Dimse.Data(true, image[100..]),
                .. Dimse.StoreRequest(2, instance: "1.2.3.5"), .. Dimse.Data(true, image), .. Golden.EchoRequest, .. Golden.ReleaseRequest,
            ],
            [.. Dimse.AssociateRequest, .. Dimse.StoreRequest(), .. Dimse.Data(false, image), .. Golden.Abort],
        ];
    }

    /// <summary>Sixteen rows of sixteen, in runs.</summary>
    private static byte[] RleFrame
    {
        get
        {
            var header = new byte[64];
            header[0] = 1;
            header[4] = 64;
            return [.. header, .. Enumerable.Range(0, 16).SelectMany(row => new[] { (byte)(257 - 16), (byte)(row * 16) })];
        }
    }

    private static byte[] Save(DicomDataset dataset, DicomTransferSyntax syntax)
    {
        using var stream = new MemoryStream();
        new DicomFile(dataset, syntax).Save(stream);
        return stream.ToArray();
    }

    private static DicomDataset Image(int allocated, int stored)
    {
        var bytes = new byte[16 * 16 * allocated / 8];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(i * 7);
        return Named().AddOrUpdate(DicomTag.SamplesPerPixel, 1).AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2")
            .AddOrUpdate(DicomTag.Rows, 16).AddOrUpdate(DicomTag.Columns, 16)
            .AddOrUpdate(DicomTag.BitsAllocated, allocated).AddOrUpdate(DicomTag.BitsStored, stored).AddOrUpdate(DicomTag.HighBit, stored - 1)
            .AddOrUpdate(DicomTag.PixelRepresentation, 0)
            .AddOrUpdate(new DicomElement(DicomTag.PixelData, allocated > 8 ? DicomVR.OW : DicomVR.OB, bytes));
    }

    private static DicomDataset Colour() => Image(8, 8).AddOrUpdate(DicomTag.SamplesPerPixel, 3).AddOrUpdate(DicomTag.PhotometricInterpretation, "RGB")
        .AddOrUpdate(DicomTag.PlanarConfiguration, 0).AddOrUpdate(new DicomElement(DicomTag.PixelData, DicomVR.OB, new byte[16 * 16 * 3]));

    private static DicomDataset WithTables(DicomDataset image) => image
        .AddOrUpdate(new DicomSequence(DicomTag.ModalityLUTSequence, Table(4))).AddOrUpdate(new DicomSequence(DicomTag.VOILUTSequence, Table(16)))
        .AddOrUpdate(DicomVR.US, DicomTag.PixelPaddingValue, (ushort)0);

    private static DicomDataset Table(int entries) => new DicomDataset()
        .AddOrUpdate(DicomVR.US, DicomTag.LUTDescriptor, entries, 0, 16)
        .AddOrUpdate(DicomVR.OW, DicomTag.LUTData, Enumerable.Range(0, entries).Select(i => (ushort)(i * 4000)).ToArray());

    private static DicomDataset Texts() => Named().AddOrUpdate(DicomTag.SpecificCharacterSet, "", "ISO 2022 IR 87")
        .AddOrUpdate(new DicomElement(DicomTag.PatientName, DicomVR.PN, "Yamada^Tarou=\u001b$B;3ED\u001b(B^\u001b$BB@O:\u001b(B"u8.ToArray()))
        .AddOrUpdate(DicomTag.PixelSpacing, 0.1, 0.1).AddOrUpdate(DicomTag.AcquisitionDateTime, "20260101120000.5+0100")
        .AddOrUpdate(DicomVR.UN, new DicomTag(0x0009, 0x1001), (byte)1, (byte)2);

    private static DicomDataset Deep(int depth)
    {
        var inner = new DicomDataset().AddOrUpdate(DicomTag.CodeValue, "1");
        for (var i = 0; i < depth; i++) inner = new DicomDataset().AddOrUpdate(new DicomSequence(DicomTag.ContentSequence, inner) { IsUndefinedLength = i % 2 == 0 });
        return Named().AddOrUpdate(new DicomSequence(DicomTag.ContentSequence, inner));
    }

    private static DicomDataset Encapsulated(DicomDataset image, byte[] frame) =>
        image.AddOrUpdate(new DicomFragmentSequence(DicomTag.PixelData, DicomVR.OB, default, [frame]));

    private static DicomDataset Named() => new DicomDataset()
        .AddOrUpdate(DicomTag.SOPClassUID, DicomUID.DigitalXRayImageStorageForPresentation).AddOrUpdate(DicomTag.SOPInstanceUID, "2.25.78");
}
