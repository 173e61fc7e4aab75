namespace HipAi.Phantom.Files;

/// <summary>Body part, region and English name of each projection.</summary>
internal static class ProjectionNames
{
    /// <summary>Body Part Examined (0018,0015), PS3.16 Annex L.</summary>
    public static string BodyPart(string projection) => projection switch
    {
        "ap_pelvis" or "inlet" or "outlet" => "PELVIS",
        "lumbar_spine" => "LSPINE",
        "abdomen" => "ABDOMEN",
        "femoral_shaft" => "LEG",
        "knee" => "KNEE",
        _ => "HIP",
    };

    /// <summary>Code and meaning of the anatomic region, SNOMED CT.</summary>
    public static (string Code, string Meaning) Region(string projection) => projection switch
    {
        "ap_pelvis" or "inlet" or "outlet" => ("816092008", "Pelvis"),
        "lumbar_spine" => ("122496007", "Lumbar spine"),
        "abdomen" => ("818983003", "Abdomen"),
        "femoral_shaft" => ("71341001", "Femur"),
        "knee" => ("72696002", "Knee"),
        _ => ("24136001", "Hip joint"),
    };

    /// <summary>What an English department calls a projection that is none of the four hip views; null for those.</summary>
    public static (string Name, string Study)? Other(string projection) => projection switch
    {
        "inlet" => ("Pelvis Inlet", "XR PELVIS"),
        "outlet" => ("Pelvis Outlet", "XR PELVIS"),
        "judet_obturator" => ("Pelvis Judet Obturator Oblique", "XR PELVIS"),
        "judet_iliac" => ("Pelvis Judet Iliac Oblique", "XR PELVIS"),
        "false_profile" => ("Hip False Profile", "XR HIP"),
        "lumbar_spine" => ("Lumbar Spine AP", "XR LUMBAR SPINE"),
        "abdomen" => ("Abdomen AP", "XR ABDOMEN"),
        "femoral_shaft" => ("Femur AP", "XR FEMUR"),
        "knee" => ("Knee AP", "XR KNEE"),
        _ => null,
    };
}
