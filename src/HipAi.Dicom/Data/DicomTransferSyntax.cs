using System.Collections.Frozen;

namespace HipAi.Dicom.Data;

/// <summary>How a data set becomes bytes (PS3.5 10 and Annex A).</summary>
public sealed class DicomTransferSyntax
{
    /// <summary>Implicit VR Little Endian, the default that everybody must support.</summary>
    public static readonly DicomTransferSyntax ImplicitVRLittleEndian = new(DicomUID.ImplicitVRLittleEndian) { IsExplicitVR = false, IsEncapsulated = false };

    /// <summary>Explicit VR Little Endian.</summary>
    public static readonly DicomTransferSyntax ExplicitVRLittleEndian = new(DicomUID.ExplicitVRLittleEndian) { IsEncapsulated = false };

    /// <summary>Explicit VR Big Endian (retired).</summary>
    public static readonly DicomTransferSyntax ExplicitVRBigEndian = new(DicomUID.ExplicitVRBigEndian) { IsBigEndian = true, IsEncapsulated = false };

    /// <summary>Deflated Explicit VR Little Endian: the data set after group 2 as raw RFC 1951 deflate.</summary>
    public static readonly DicomTransferSyntax DeflatedExplicitVRLittleEndian =
        new(DicomUID.DeflatedExplicitVRLittleEndian) { IsDeflated = true, IsEncapsulated = false };

    /// <summary>Encapsulated Uncompressed Explicit VR Little Endian: fragments that hold native frames.</summary>
    public static readonly DicomTransferSyntax EncapsulatedUncompressedExplicitVRLittleEndian = new(DicomUID.EncapsulatedUncompressedExplicitVRLittleEndian);

    /// <summary>JPEG Baseline (Process 1), 8 bit, lossy.</summary>
    public static readonly DicomTransferSyntax JPEGBaseline8Bit = new(DicomUID.JPEGBaseline8Bit) { IsLossy = true };

    /// <summary>JPEG Extended (Process 2 and 4), 12 bit, lossy.</summary>
    public static readonly DicomTransferSyntax JPEGExtended12Bit = new(DicomUID.JPEGExtended12Bit) { IsLossy = true };

    /// <summary>JPEG Lossless (Process 14).</summary>
    public static readonly DicomTransferSyntax JPEGLossless = new(DicomUID.JPEGLossless);

    /// <summary>JPEG Lossless, First-Order Prediction (Process 14, selection value 1), the commonest compressed CR and DX.</summary>
    public static readonly DicomTransferSyntax JPEGLosslessSV1 = new(DicomUID.JPEGLosslessSV1);

    /// <summary>JPEG-LS Lossless.</summary>
    public static readonly DicomTransferSyntax JPEGLSLossless = new(DicomUID.JPEGLSLossless);

    /// <summary>JPEG-LS Lossy (near-lossless).</summary>
    public static readonly DicomTransferSyntax JPEGLSNearLossless = new(DicomUID.JPEGLSNearLossless) { IsLossy = true };

    /// <summary>JPEG 2000 (lossless only).</summary>
    public static readonly DicomTransferSyntax JPEG2000Lossless = new(DicomUID.JPEG2000Lossless);

    /// <summary>JPEG 2000.</summary>
    public static readonly DicomTransferSyntax JPEG2000 = new(DicomUID.JPEG2000) { IsLossy = true };

    /// <summary>RLE Lossless.</summary>
    public static readonly DicomTransferSyntax RLELossless = new(DicomUID.RLELossless);

    private static readonly FrozenDictionary<string, DicomTransferSyntax> Known = new[]
    {
        ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian,
        EncapsulatedUncompressedExplicitVRLittleEndian, JPEGBaseline8Bit, JPEGExtended12Bit, JPEGLossless, JPEGLosslessSV1,
        JPEGLSLossless, JPEGLSNearLossless, JPEG2000Lossless, JPEG2000, RLELossless,
    }.ToFrozenDictionary(syntax => syntax.UID.UID, StringComparer.Ordinal);

    private DicomTransferSyntax(DicomUID uid) => UID = uid;

    /// <summary>The UID.</summary>
    public DicomUID UID { get; }

    /// <summary>Whether elements carry their value representation.</summary>
    public bool IsExplicitVR { get; private init; } = true;

    /// <summary>Whether numbers are in big endian.</summary>
    public bool IsBigEndian { get; private init; }

    /// <summary>Whether the data set is deflated.</summary>
    public bool IsDeflated { get; private init; }

    /// <summary>Whether pixel data comes in fragments (PS3.5 A.4).</summary>
    public bool IsEncapsulated { get; private init; } = true;

    /// <summary>Whether the syntax may have lost information of the original image.</summary>
    public bool IsLossy { get; private init; }

    /// <summary>The syntax with a UID that this library knows by name.</summary>
    /// <param name="uid">The UID, padded or not.</param>
    /// <param name="syntax">The syntax.</param>
    /// <returns>False for any other UID.</returns>
    public static bool TryParse(string uid, out DicomTransferSyntax syntax)
    {
        ArgumentNullException.ThrowIfNull(uid);
        var known = Known.TryGetValue(uid.Trim(' ', '\0'), out var found);
        syntax = found ?? ImplicitVRLittleEndian;
        return known;
    }

    /// <summary>The syntax for any UID. One that this library does not know is taken as encapsulated Explicit VR Little Endian, as every
    /// syntax that the standard has added since 1998 is (PS3.5 A.4): its data set can be read, its pixels cannot.</summary>
    /// <param name="uid">The UID, padded or not.</param>
    /// <returns>Never null.</returns>
    public static DicomTransferSyntax Lookup(string uid) => TryParse(uid, out var syntax) ? syntax : new DicomTransferSyntax(DicomUID.Parse(uid));

    /// <summary>The name in PS3.6 Annex A.</summary>
    /// <returns>Name and UID.</returns>
    public override string ToString() => $"{UID.Name} ({UID.UID})";
}
