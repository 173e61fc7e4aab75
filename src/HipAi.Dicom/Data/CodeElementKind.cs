namespace HipAi.Dicom.Data;

/// <summary>How the characters of a set stand in bytes (ISO/IEC 2022, PS3.5 6.1.2).</summary>
internal enum CodeElementKind
{
    /// <summary>One byte with its high bit set, beside ASCII.</summary>
    Single,

    /// <summary>Two bytes with their high bits set, beside ASCII.</summary>
    Double,

    /// <summary>Two bytes without their high bits, instead of ASCII until it is called back.</summary>
    DoubleInsteadOfAscii,

    /// <summary>An encoding of its own that takes no code extensions (UTF-8, GB18030, GBK).</summary>
    Whole,
}
