using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Dicom.Tests.Files;

/// <summary>Small data sets that tests share.</summary>
internal static class Sample
{
    /// <summary>Preamble and meta information, to which a data set of any bytes can be appended.</summary>
    internal static byte[] Head(DicomTransferSyntax syntax) =>
        DicomFileMetaWriter.Write(DicomUID.DigitalXRayImageStorageForPresentation.UID, "2.25.77", syntax.UID.UID, "");

    /// <summary>What a file must have and nothing else.</summary>
    internal static DicomDataset Identified() => new DicomDataset()
        .AddOrUpdate(DicomTag.SOPClassUID, DicomUID.DigitalXRayImageStorageForPresentation).AddOrUpdate(DicomTag.SOPInstanceUID, "2.25.77");

    /// <summary>Private blocks, every kind of number, nested and empty sequences of both lengths, text that needs UTF-8.</summary>
    internal static DicomDataset Rich()
    {
        var empty = new DicomDataset { IsUndefinedLength = true };
        var inner = new DicomDataset().AddOrUpdate(DicomTag.CodeMeaning, "Hüftgelenk").AddOrUpdate(DicomTag.CodeValue, "24136001");
        return new DicomDataset()
            .AddOrUpdate(DicomTag.SpecificCharacterSet, "ISO_IR 192")
            .AddOrUpdate(DicomTag.SOPClassUID, DicomUID.DigitalXRayImageStorageForPresentation)
            .AddOrUpdate(DicomTag.SOPInstanceUID, "2.25.77")
            .AddOrUpdate(DicomTag.PatientName, "Müller^Jürgen")
            .AddOrUpdate(DicomTag.PatientID)
            .AddOrUpdate(DicomTag.ImageType, "ORIGINAL", "PRIMARY", "")
            .AddOrUpdate(DicomTag.Rows, 2).AddOrUpdate(DicomTag.Columns, 3)
            .AddOrUpdate(DicomTag.BitsAllocated, 16)
            .AddOrUpdate(DicomTag.PixelSpacing, 0.143, 0.143)
            .AddOrUpdate(DicomTag.FrameIncrementPointer, DicomTag.FrameTime)
            .AddOrUpdate(DicomTag.SelectorFDValue, 1.5, -2.5)
            .AddOrUpdate(DicomTag.SelectorSLValue, -70000)
            .AddOrUpdate(DicomVR.LO, new DicomTag(0x0011, 0x0010), "HIPAI")
            .AddOrUpdate(DicomVR.UN, new DicomTag(0x0011, 0x1001), (byte)1, (byte)2)
            .AddOrUpdate(new DicomSequence(DicomTag.AnatomicRegionSequence, inner, empty) { IsUndefinedLength = true })
            .AddOrUpdate(DicomTag.ViewCodeSequence, new DicomDataset().AddOrUpdate(DicomTag.ViewModifierCodeSequence, inner.Clone()))
            .AddOrUpdate(new DicomSequence(DicomTag.RequestAttributesSequence))
            .AddOrUpdate(DicomVR.OW, DicomTag.PixelData, new ushort[] { 1, 2, 3, 4, 5, 65535 });
    }
}
