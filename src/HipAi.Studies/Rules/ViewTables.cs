using System.Text.RegularExpressions;

namespace HipAi.Studies;

/// <summary>Codes, View Position terms and text habits that name a projection, as data.</summary>
internal static class ViewTables
{
    /// <summary>Designators under which SNOMED codes are found in the wild.</summary>
    public static readonly string[] SnomedSchemes = ["SCT", "SRT", "SNM3", "99SDM"];

    /// <summary>View codes of CID 4010, SNOMED CT and the older SNOMED RT spelling.</summary>
    public static readonly Dictionary<string, (ViewWord Word, string Name)> ViewCodes = new(StringComparer.Ordinal)
    {
        ["399348003"] = (ViewWord.Frontal, "antero-posterior"), ["R-10206"] = (ViewWord.Frontal, "antero-posterior"),
        ["399033003"] = (ViewWord.Frontal, "frontal"), ["R-10202"] = (ViewWord.Frontal, "frontal"),
        ["399067008"] = (ViewWord.Lateral, "lateral"), ["R-102CD"] = (ViewWord.Lateral, "lateral"),
        ["399173006"] = (ViewWord.Lateral, "left lateral"), ["R-10236"] = (ViewWord.Lateral, "left lateral"),
        ["399198007"] = (ViewWord.Lateral, "right lateral"), ["R-10232"] = (ViewWord.Lateral, "right lateral"),
        ["399260004"] = (ViewWord.Lateral, "medial-lateral"), ["R-10224"] = (ViewWord.Lateral, "medial-lateral"),
        ["399352003"] = (ViewWord.Lateral, "lateral-medial"), ["R-10228"] = (ViewWord.Lateral, "lateral-medial"),
        ["399061009"] = (ViewWord.Axial, "axial"), ["R-10241"] = (ViewWord.Axial, "axial"),
        ["272479007"] = (ViewWord.Other, "postero-anterior"), ["R-40888"] = (ViewWord.Other, "postero-anterior"),
        ["R-10214"] = (ViewWord.Other, "postero-anterior"),
        ["399182000"] = (ViewWord.Other, "oblique"), ["R-102C1"] = (ViewWord.Other, "oblique"),
        ["399004004"] = (ViewWord.Other, "oblique axial"), ["R-10246"] = (ViewWord.Other, "oblique axial"),
        ["260427002"] = (ViewWord.Other, "lateral oblique"), ["R-40783"] = (ViewWord.Other, "lateral oblique"),
        ["R-10226"] = (ViewWord.Other, "lateral oblique"),
        ["399312000"] = (ViewWord.Other, "antero-posterior oblique"), ["399038007"] = (ViewWord.Other, "right posterior oblique"),
        ["399006002"] = (ViewWord.Other, "left posterior oblique"), ["399356000"] = (ViewWord.Other, "right anterior oblique"),
        ["399135007"] = (ViewWord.Other, "left anterior oblique"), ["R-10220"] = (ViewWord.Other, "left anterior oblique"),
        ["399184004"] = (ViewWord.Other, "left oblique"), ["399236003"] = (ViewWord.Other, "right oblique"),
        ["399110001"] = (ViewWord.Other, "tangential"), ["399325008"] = (ViewWord.Other, "sagittal-oblique axial"),
        ["399132005"] = (ViewWord.Other, "frontal-oblique axial"),
    };

    /// <summary>Code 111069 (DCM) of CID 4011, "Crosstable".</summary>
    public const string CrosstableModifier = "111069";

    /// <summary>The defined terms of View Position (0018,5101); anything else there is read as free text.</summary>
    public static readonly Dictionary<string, (ViewWord Word, string Name)> ViewPositions = new(StringComparer.Ordinal)
    {
        ["AP"] = (ViewWord.Frontal, "antero-posterior"), ["PA"] = (ViewWord.Other, "postero-anterior"),
        ["LL"] = (ViewWord.Lateral, "left lateral"), ["RL"] = (ViewWord.Lateral, "right lateral"),
        ["RLD"] = (ViewWord.Other, "right lateral decubitus"), ["LLD"] = (ViewWord.Other, "left lateral decubitus"),
        ["RLO"] = (ViewWord.Other, "right lateral oblique"), ["LLO"] = (ViewWord.Other, "left lateral oblique"),
        ["RPO"] = (ViewWord.Other, "right posterior oblique"), ["LPO"] = (ViewWord.Other, "left posterior oblique"),
        ["RAO"] = (ViewWord.Other, "right anterior oblique"), ["LAO"] = (ViewWord.Other, "left anterior oblique"),
    };

    /// <summary>Text habits over folded text; several rows may match one text.</summary>
    public static readonly (ViewWord Word, string Name, Regex Pattern)[] Habits =
    [
        // en, de, fr, es/it, nl
        (ViewWord.FrogLeg, "frog-leg lateral", Of(@"\bFROG\w*|\bFL LAT\b|\bLAUENSTEIN\w*|\bCLEAVES\b|\bFROSCH\w*|\bGRENOUILLE\b|\bRANA\b|\bKIKKER\w*")),
        // names of beam and table, then of the people who described the view
        (ViewWord.CrossTable, "cross-table lateral", Of(
            @"\bX ?TABLE\w*|\bXTL\b|\bCROSS ?TABLE\w*|\bSHOOT ?THROUGH\w*|\bHORIZ(ONTAL)? BEAM\b|\bHBL\b|\bGROIN LAT\w*|\bSURGICAL LAT\w*"
            + @"|\bAXIO ?LATERAL\w*|\bINFERO ?SUPERIOR\w*|\bDANELIUS\b|\bMILLER\b|\bARCELIN\b|\bCLEMENTS\b|\bNAKAYAMA\b")),
        (ViewWord.Axial, "axial", Of(@"\bAXIALE?S?\b")),
        (ViewWord.Dunn, "Dunn view", Of(@"\bDUNN\b")),
        (ViewWord.Special, "false profile view", Of(@"\bFALSE PROFILE\b|\bFAUX PROFIL\b|\bLEQUESNE\b")),
        (ViewWord.Special, "Judet oblique view", Of(@"\bJUDET\b|\bOBTURATOR( OBL\w*)?\b|\bILIAC OBL\w*|\bALA AUFN\w*")),
        (ViewWord.Special, "pelvic inlet view", Of(@"\bINLET\b")),
        (ViewWord.Special, "pelvic outlet view", Of(@"\bOUTLET\b")),
        (ViewWord.Special, "oblique view", Of(@"\bOBL\b|\bOBLIQUES?\b|\bSCHRAEG\w*|\bOBLICUA\b|\bOBLIQUA\b")),
        (ViewWord.Lateral, "lateral", Of(@"\bLAT\b|\bLATERAL\w*|\bSEITLICH\w*|\bPROFILE?\b|\bLATEROLATERAL\w*")),
        (ViewWord.Frontal, "antero-posterior", Of(@"\bAP\b|\bA P\b|\bPELVISAP\b|\bHIPAP\b|\bANTERO ?POSTERIOR\w*|\bFRONTALE?\b|\bFACE\b")),
    ];

    // Header text comes from anywhere: matching must be linear in its length.
    internal static Regex Of(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
