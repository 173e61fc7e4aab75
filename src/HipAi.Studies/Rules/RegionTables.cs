using System.Text.RegularExpressions;

namespace HipAi.Studies;

/// <summary>Codes, Body Part Examined terms and text habits that name a part of the body, as data.</summary>
internal static class RegionTables
{
    /// <summary>Anatomic region codes taken as hip or pelvis (CID 4009, 4031 and their SNOMED RT forms).</summary>
    public static readonly Dictionary<string, (BodyRegion Region, string Name)> Codes = Rows(
        (BodyRegion.Pelvis, "pelvis", "816092008 12921003 118645006 T-D6000 T-12375 1231522001 416631005 R-FAB58"),
        (BodyRegion.Hip, "hip", "24136001 29836001 T-15710 T-D2500 310651003 T-D078C 2812003 T-12711 37783008 T-12390"),
        (BodyRegion.Femur, "femur", "71341001 T-12710 68367000 T-D9100"));

    /// <summary>Terms of Body Part Examined (0018,0015). A term in neither table tells nothing; vendors extend freely.</summary>
    public static readonly Dictionary<string, (BodyRegion Region, string Name)> BodyParts = Rows(
        (BodyRegion.Pelvis, "pelvis", "PELVIS PELVISLOWEXTREMT"),
        (BodyRegion.Hip, "hip", "HIP HIPS"),
        (BodyRegion.Femur, "femur", "FEMUR THIGH"),
        (BodyRegion.Elsewhere, "another body part",
            "KNEE PATELLA CHEST THORAX RIB RIBS ABDOMEN CSPINE TSPINE LSPINE SSPINE LSSPINE CTSPINE TLSPINE SPINE WHOLESPINE COCCYX SACRUM "
            + "SIJOINT SKULL HEAD NECK SHOULDER CLAVICLE SCAPULA HUMERUS ARM ELBOW FOREARM WRIST HAND FINGER THUMB LOWERLEG TIBIA FIBULA "
            + "TIBIAFIBULA CALF ANKLE CALCANEUS HEEL FOOT TOE BREAST JAW TEETH STERNUM ACJOINT SCJOINT"));

    /// <summary>Words for the pelvis, the hip and the femur over folded text: en, de, fr, es, it, nl.</summary>
    public static readonly (BodyRegion Region, string Name, Regex Pattern)[] Words =
    [
        (BodyRegion.Pelvis, "pelvis", ViewTables.Of(@"\bPELVI[SC]\w*|\bBECKEN\w*|\bBUES\b|\bBASSIN\b|\bBACINO\b|\bBEKKEN\b|\bBEHR\b")),
        (BodyRegion.Hip, "hip", ViewTables.Of(
            @"\bHIPS?\b|\bHIPAP\b|\bHU?E?FT\w*|\bHANCHES?\b|\bANCA\b|\bANCHE\b|\bCADERAS?\b|\bHEUP\w*|\bCOXA\w*")),
        (BodyRegion.Femur, "femur", ViewTables.Of(@"\bFEMUR\w*|\bTHIGH\b|\bOBERSCHENKEL\w*|\bFEMORE\b")),
    ];

    /// <summary>Words for parts that never reach a model, unless the same text names hip or pelvis.</summary>
    public static readonly Regex ElsewhereWords = ViewTables.Of(
        @"\bSACRUM\b|\bCOCCYX\b|\bSI JOINTS?\b|\bABD\w*|\bKUB\b|\b[CTL] ?SPINE\b|\bSPINE\b|\bLUMBAR\b|\bLWS\b|\bBWS\b|\bHWS\b"
        + @"|\bFEMUR DISTAL\b|\bDISTAL FEMUR\b|\bKNEE\w*|\bKNIE\w*|\bGENOU\b|\bRODILLA\b|\bGINOCCHIO\b|\bPATELLA\w*"
        + @"|\bCHEST\b|\bTHORAX\b|\bTORAX\b|\bTORACE\b|\bRIBS?\b|\bSHOULDER\b|\bSCHULTER\w*|\bELBOW\b|\bWRIST\b|\bHAND\b|\bFOOT\b|\bFUSS\b"
        + @"|\bANKLE\b|\bTIBIA\w*|\bFIBULA\w*|\bSKULL\b|\bHUMERUS\b|\bFOREARM\b|\bORTHOPAN\w*");

    /// <summary>Pictures of the whole leg: hip and knee are named, but neither is what the models learned.</summary>
    public static readonly Regex WholeLegWords = ViewTables.Of(
        @"\bLEG LENGTH\w*|\bSCANOGRAM\w*|\bLONG LEG\w*|\bFULL LEG\w*|\bEOS\b|\bHIP KNEE\b|\bGANZBEIN\w*|\bBEINLAENGE\w*|\bWHOLE ?LEG\w*");

    /// <summary>Femur words that mean the knee end of it.</summary>
    public static readonly Regex DistalFemur = ViewTables.Of(@"\bFEMUR DISTAL\b|\bDISTAL FEMUR\b");

    private static Dictionary<string, (BodyRegion Region, string Name)> Rows(params (BodyRegion Region, string Name, string Terms)[] rows) =>
        rows.SelectMany(row => row.Terms.Split(' ').Select(term => (term, row.Region, row.Name)))
            .ToDictionary(row => row.term, row => (row.Region, row.Name), StringComparer.Ordinal);
}
