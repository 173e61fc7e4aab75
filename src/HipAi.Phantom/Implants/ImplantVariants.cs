using HipAi.Studies;

namespace HipAi.Phantom.Implants;

/// <summary>The words that an assembly's <c>variant</c> takes, for each class: what documents and tests list.</summary>
public static class ImplantVariants
{
    private static readonly Dictionary<HardwareClass, string[]> Table = new()
    {
        [HardwareClass.NoHardware] = ["native", "neck fracture", "intertrochanteric fracture", "subtrochanteric fracture", "healed screw tracks"],
        [HardwareClass.TotalHipArthroplasty] = ["cementless", "hybrid", "reverse hybrid", "cemented", "dual mobility", "constrained", "revision"],
        [HardwareClass.Hemiarthroplasty] = ["bipolar", "unipolar modular", "Austin-Moore", "Thompson"],
        [HardwareClass.IntramedullaryNail] = ["short nail, lag screw", "short nail, helical blade", "short nail, integrated dual screws", "short nail, separate dual screws", "long nail, lag screw", "long nail, helical blade", "long nail, integrated dual screws", "long nail, separate dual screws", "antegrade reconstruction nail", "retrograde nail"],
        [HardwareClass.CannulatedScrews] = ["3 screws, inverted triangle", "3 screws, triangle", "3 screws, line", "3 screws, biplane", "2 screws", "4 screws"],
        [HardwareClass.DynamicHipScrew] = ["sliding hip screw", "sliding hip screw, anti-rotation screw", "sliding hip screw, trochanteric plate"],
        [HardwareClass.BladeOrPlate] = ["95 degree blade plate", "angled blade plate", "95 degree condylar screw", "proximal femoral locking plate", "hook plate", "broad plate", "osteotomy plate"],
        [HardwareClass.ArthroplastyWithFixation] = ["cables", "wires", "claw plate", "lateral plate", "strut graft", "extended osteotomy", "single calcar cable"],
        [HardwareClass.PostInfectious] = ["articulating spacer", "moulded spacer on rod", "moulded spacer on stem", "cemented stem and polyethylene cup", "static spacer", "beads", "beads beside an implant", "resection", "resection with residues", "custom acetabular spacer"],
    };

    /// <summary>The variants of a class.</summary>
    public static IReadOnlyList<string> Of(HardwareClass hardware) => Table[hardware];
}
