using System.Text.RegularExpressions;

namespace HipAi.Studies;

/// <summary>Codes and text habits that name a side, as data.</summary>
internal static class SideTables
{
    /// <summary>Laterality codes of CID 244, SNOMED CT and SNOMED RT. "Unilateral" names no side and is not listed.</summary>
    public static readonly Dictionary<string, ImageLaterality> Codes = new(StringComparer.Ordinal)
    {
        ["24028007"] = ImageLaterality.Right, ["G-A100"] = ImageLaterality.Right,
        ["7771000"] = ImageLaterality.Left, ["G-A101"] = ImageLaterality.Left,
        ["51440002"] = ImageLaterality.Bilateral, ["G-A102"] = ImageLaterality.Bilateral,
    };

    /// <summary>Defined terms of Image Laterality (0020,0062) and Laterality (0020,0060). "U" (unpaired) names no side.</summary>
    public static readonly Dictionary<string, ImageLaterality> Terms = new(StringComparer.Ordinal)
    {
        ["R"] = ImageLaterality.Right, ["L"] = ImageLaterality.Left, ["B"] = ImageLaterality.Bilateral,
    };

    /// <summary>Words that name a side wherever they stand: en, de, fr, es, it, nl.</summary>
    public static readonly (ImageLaterality Side, Regex Pattern)[] Words =
    [
        (ImageLaterality.Right, ViewTables.Of(@"\bRT\b|\bRIGHT\b|\bRECHT\w*|\bDROITE?\b|\bDCHA\b|\bDERECH[AO]\b|\bDESTR[AO]\b")),
        (ImageLaterality.Left, ViewTables.Of(@"\bLT\b|\bLEFT\b|\bLINK\w*|\bGAUCHE\b|\bIZQ\b|\bIZQUIERD[AO]\b|\bSINISTR[AO]\b")),
        (ImageLaterality.Bilateral, ViewTables.Of(@"\bBIL\b|\bBILAT\w*|\bBOTH\b|\bBDS\b|\bBEIDSEIT\w*|\bBEIDE\w*|\bBEIDERSEIT\w*")),
    ];

    /// <summary>
    /// Abbreviations that name a side only beside a word of their own language: "DX" is also a modality, "RE" and "LI" are also English.
    /// </summary>
    public static readonly (ImageLaterality Side, Regex Pattern, Regex Language)[] WordsOfOneLanguage =
    [
        (ImageLaterality.Right, ViewTables.Of(@"\bDX\b"), ViewTables.Of(@"\bANCA\b|\bANCHE\b|\bBACINO\b|\bFEMORE\b")),
        (ImageLaterality.Left, ViewTables.Of(@"\bSX\b|\bSIN\b"), ViewTables.Of(@"\bANCA\b|\bANCHE\b|\bBACINO\b|\bFEMORE\b")),
        (ImageLaterality.Right, ViewTables.Of(@"\bRE\b"), ViewTables.Of(@"\bH\w*FT\w*|\bBECKEN\w*|\bSCHENKEL\w*|\bLAUENSTEIN\b|\bHEUP\w*")),
        (ImageLaterality.Left, ViewTables.Of(@"\bLI\b"), ViewTables.Of(@"\bH\w*FT\w*|\bBECKEN\w*|\bSCHENKEL\w*|\bLAUENSTEIN\b|\bHEUP\w*")),
    ];

    /// <summary>A single letter right before the hip, or R after it. It raises a doubt but never settles a side: "HIP L" may mean lateral.</summary>
    public static readonly (ImageLaterality Side, Regex Pattern)[] Letters =
    [
        (ImageLaterality.Right, ViewTables.Of(@"\bR (HIP|HUEFTE|HANCHE|ANCA|CADERA|HEUP)\b|\b(HIP|HUEFTE|HANCHE|ANCA|CADERA|HEUP) R\b")),
        (ImageLaterality.Left, ViewTables.Of(@"\bL (HIP|HUEFTE|HANCHE|ANCA|CADERA|HEUP)\b")),
    ];
}
