using System.Collections.Frozen;

namespace HipAi.Dicom.Data;

/// <summary>A value representation (PS3.5 6.2): how the bytes of an element are to be understood, padded and, in big endian, swapped.</summary>
public sealed class DicomVR
{
    /// <summary>Application Entity.</summary>
    public static readonly DicomVR AE = Text("AE", 16);

    /// <summary>Age String, for example 067Y.</summary>
    public static readonly DicomVR AS = Text("AS", 4);

    /// <summary>Attribute Tag.</summary>
    public static readonly DicomVR AT = Binary("AT", 4, 2, isLong: false);

    /// <summary>Code String.</summary>
    public static readonly DicomVR CS = Text("CS", 16);

    /// <summary>Date, YYYYMMDD.</summary>
    public static readonly DicomVR DA = Text("DA", 8);

    /// <summary>Decimal String.</summary>
    public static readonly DicomVR DS = Text("DS", 16);

    /// <summary>Date Time.</summary>
    public static readonly DicomVR DT = Text("DT", 26);

    /// <summary>Floating Point Double.</summary>
    public static readonly DicomVR FD = Binary("FD", 8, 8, isLong: false);

    /// <summary>Floating Point Single.</summary>
    public static readonly DicomVR FL = Binary("FL", 4, 4, isLong: false);

    /// <summary>Integer String.</summary>
    public static readonly DicomVR IS = Text("IS", 12);

    /// <summary>Long String.</summary>
    public static readonly DicomVR LO = Text("LO", 64, charset: true);

    /// <summary>Long Text: one value, backslashes are text.</summary>
    public static readonly DicomVR LT = Text("LT", 10240, charset: true, single: true);

    /// <summary>Other Byte.</summary>
    public static readonly DicomVR OB = Binary("OB", 1, 1, isLong: true);

    /// <summary>Other Double.</summary>
    public static readonly DicomVR OD = Binary("OD", 8, 8, isLong: true);

    /// <summary>Other Float.</summary>
    public static readonly DicomVR OF = Binary("OF", 4, 4, isLong: true);

    /// <summary>Other Long.</summary>
    public static readonly DicomVR OL = Binary("OL", 4, 4, isLong: true);

    /// <summary>Other 64-bit Very Long.</summary>
    public static readonly DicomVR OV = Binary("OV", 8, 8, isLong: true);

    /// <summary>Other Word.</summary>
    public static readonly DicomVR OW = Binary("OW", 2, 2, isLong: true);

    /// <summary>Person Name.</summary>
    public static readonly DicomVR PN = Text("PN", 64 * 3 + 2, charset: true);

    /// <summary>Short String.</summary>
    public static readonly DicomVR SH = Text("SH", 16, charset: true);

    /// <summary>Signed Long.</summary>
    public static readonly DicomVR SL = Binary("SL", 4, 4, isLong: false);

    /// <summary>Sequence of Items.</summary>
    public static readonly DicomVR SQ = new("SQ") { Is16BitLength = false };

    /// <summary>Signed Short.</summary>
    public static readonly DicomVR SS = Binary("SS", 2, 2, isLong: false);

    /// <summary>Short Text: one value, backslashes are text.</summary>
    public static readonly DicomVR ST = Text("ST", 1024, charset: true, single: true);

    /// <summary>Signed 64-bit Very Long.</summary>
    public static readonly DicomVR SV = Binary("SV", 8, 8, isLong: true);

    /// <summary>Time, HHMMSS.FFFFFF.</summary>
    public static readonly DicomVR TM = Text("TM", 14);

    /// <summary>Unlimited Characters.</summary>
    public static readonly DicomVR UC = Text("UC", int.MaxValue, charset: true, isLong: true);

    /// <summary>Unique Identifier, padded with a null.</summary>
    public static readonly DicomVR UI = Text("UI", 64, padding: 0);

    /// <summary>Unsigned Long.</summary>
    public static readonly DicomVR UL = Binary("UL", 4, 4, isLong: false);

    /// <summary>Unknown.</summary>
    public static readonly DicomVR UN = Binary("UN", 1, 1, isLong: true);

    /// <summary>URI: one value.</summary>
    public static readonly DicomVR UR = Text("UR", int.MaxValue, single: true, isLong: true);

    /// <summary>Unsigned Short.</summary>
    public static readonly DicomVR US = Binary("US", 2, 2, isLong: false);

    /// <summary>Unlimited Text: one value, backslashes are text.</summary>
    public static readonly DicomVR UT = Text("UT", int.MaxValue, charset: true, single: true, isLong: true);

    /// <summary>Unsigned 64-bit Very Long.</summary>
    public static readonly DicomVR UV = Binary("UV", 8, 8, isLong: true);

    private static readonly FrozenDictionary<int, DicomVR> ByCode = new[]
    {
        AE, AS, AT, CS, DA, DS, DT, FD, FL, IS, LO, LT, OB, OD, OF, OL, OV, OW, PN, SH, SL, SQ, SS, ST, SV, TM, UC, UI, UL, UN, UR, US, UT, UV,
    }.ToFrozenDictionary(vr => Key((byte)vr.Code[0], (byte)vr.Code[1]));

    private DicomVR(string code) => Code = code;

    /// <summary>All value representations of the standard.</summary>
    public static IReadOnlyCollection<DicomVR> All => ByCode.Values;

    /// <summary>The two letters.</summary>
    public string Code { get; }

    /// <summary>Whether explicit syntaxes give its length in 16 bits (PS3.5 7.1.2), so that a value is at most 65534 bytes.</summary>
    public bool Is16BitLength { get; private init; } = true;

    /// <summary>Whether the value is text.</summary>
    public bool IsString { get; private init; }

    /// <summary>Whether a backslash separates values. False for single-valued text (LT, ST, UT, UR).</summary>
    public bool IsMultiValued { get; private init; } = true;

    /// <summary>Whether Specific Character Set (0008,0005) says how its text is encoded (PS3.5 6.1.2).</summary>
    public bool UsesCharacterSet { get; private init; }

    /// <summary>Bytes that swap together in big endian: 1, 2, 4 or 8.</summary>
    public int SwapUnit { get; private init; } = 1;

    /// <summary>Bytes of one value for binary representations (AT: 4), 1 for text.</summary>
    public int ValueSize { get; private init; } = 1;

    /// <summary>The most characters in one value (PS3.5 Table 6.2-1); int.MaxValue where there is no such limit.</summary>
    public int MaximumLength { get; private init; } = int.MaxValue;

    /// <summary>The byte that makes an odd value even: a space for text, null for UI and for bytes.</summary>
    public byte PaddingByte { get; private init; }

    /// <summary>The representation with two letters.</summary>
    /// <param name="code">Two upper-case letters.</param>
    /// <param name="vr">The representation, when the letters name one.</param>
    /// <returns>False for letters that the standard does not know.</returns>
    public static bool TryParse(string code, out DicomVR vr)
    {
        ArgumentNullException.ThrowIfNull(code);
        vr = UN;
        return code.Length == 2 && code[0] < 128 && code[1] < 128 && TryParse((byte)code[0], (byte)code[1], out vr);
    }

    /// <summary>The two letters.</summary>
    /// <returns>The same as <see cref="Code"/>.</returns>
    public override string ToString() => Code;

    internal static bool TryParse(byte first, byte second, out DicomVR vr)
    {
        var known = ByCode.TryGetValue(Key(first, second), out var found);
        vr = found ?? UN;
        return known;
    }

    private static int Key(byte first, byte second) => (first << 8) | second;

    private static DicomVR Text(string code, int maximum, bool charset = false, bool single = false, bool isLong = false, byte padding = (byte)' ') =>
        new(code)
        {
            IsString = true, UsesCharacterSet = charset, IsMultiValued = !single, Is16BitLength = !isLong, MaximumLength = maximum, PaddingByte = padding,
        };

    private static DicomVR Binary(string code, int valueSize, int swapUnit, bool isLong) =>
        new(code) { ValueSize = valueSize, SwapUnit = swapUnit, Is16BitLength = !isLong };
}
