namespace HipAi.Dicom.Imaging.Codecs;

/// <summary>A frame as the decoder gave it back.</summary>
/// <param name="Bytes">Its native bytes, little endian, padded to an even length.</param>
/// <param name="Pixels">How they are to be read; photometric interpretation and planar configuration are those of the decoded form.</param>
internal sealed record DecodedFrame(ReadOnlyMemory<byte> Bytes, PixelDescription Pixels);
