namespace HipAi.Studies;

/// <summary>The table of the nine hardware classes: order, API code, private code and name.</summary>
public static class HardwareClasses
{
    /// <summary>How many classes there are; every probability vector has this length.</summary>
    public const int Count = 9;

    private static readonly (string Code, string Name)[] Table =
    [
        ("no_hardware", "No hardware"),
        ("total_hip_arthroplasty", "Total hip arthroplasty"),
        ("hemiarthroplasty", "Hemiarthroplasty"),
        ("intramedullary_nail", "Intramedullary nail"),
        ("cannulated_screws", "Femoral neck cannulated screws"),
        ("dynamic_hip_screw", "Dynamic hip screw"),
        ("blade_or_plate", "Lateral blade or plate"),
        ("arthroplasty_with_fixation", "THA with additional femoral fixation"),
        ("post_infectious", "Post-infectious hip"),
    ];

    /// <summary>All classes in the paper's order, which is the order of every probability vector.</summary>
    public static IReadOnlyList<HardwareClass> All { get; } = Enum.GetValues<HardwareClass>();

    /// <summary>The code used in the API, in manifests and in truth files, for example <c>total_hip_arthroplasty</c>.</summary>
    public static string Code(this HardwareClass hardware) => Table[(int)hardware].Code;

    /// <summary>The English display name.</summary>
    public static string DisplayName(this HardwareClass hardware) => Table[(int)hardware].Name;

    /// <summary>The code value in HipAI's private coding scheme 99HIPAI, <c>HW-0</c> to <c>HW-8</c>.</summary>
    public static string CodeValue(this HardwareClass hardware) => $"HW-{(int)hardware}";

    /// <summary>Finds the class of an API code.</summary>
    /// <exception cref="ArgumentException">The code is none of the nine.</exception>
    public static HardwareClass Parse(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var index = Array.FindIndex(Table, row => row.Code == code);
        return index >= 0
            ? (HardwareClass)index
            : throw new ArgumentException($"Hardware class '{code}' is none of {string.Join(", ", Table.Select(row => row.Code))}.", nameof(code));
    }
}
