namespace HipAi.Studies;

/// <summary>The table of failure causes: order, API code and name.</summary>
public static class FailureCauses
{
    private static readonly (string Code, string Name)[] Table =
    [
        ("none", "No failure"),
        ("infection", "Periprosthetic joint infection"),
        ("aseptic_loosening", "Aseptic loosening"),
        ("dislocation", "Dislocation"),
        ("periprosthetic_fracture", "Periprosthetic fracture"),
        ("polyethylene_wear", "Polyethylene wear"),
    ];

    /// <summary>None and the five causes, in the order of every probability vector.</summary>
    public static IReadOnlyList<FailureCause> All { get; } = Enum.GetValues<FailureCause>();

    /// <summary>The code used in the API and in truth files, for example <c>aseptic_loosening</c>.</summary>
    public static string Code(this FailureCause cause) => Table[(int)cause].Code;

    /// <summary>The English display name.</summary>
    public static string DisplayName(this FailureCause cause) => Table[(int)cause].Name;

    /// <summary>Whether a hip of this class can have one: it holds an arthroplasty (C8).</summary>
    public static bool Applies(HardwareClass hardware) =>
        hardware is HardwareClass.TotalHipArthroplasty or HardwareClass.Hemiarthroplasty or HardwareClass.ArthroplastyWithFixation;
}
