using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Implants;
using HipAi.Phantom.Scenes;
using HipAi.Studies;

namespace HipAi.Phantom.Masks;

/// <summary>The masks of one hip in one image: one per component and one per sign of failure.</summary>
internal static class HipMasks
{
    /// <summary>All masks of a hip that have something in the image.</summary>
    public static List<MaskTruth> Of(Patient patient, ViewPlan plan, HipSide side, string sopInstanceUid)
    {
        var hip = patient.Hip(side);
        var masks = new List<MaskTruth>();
        if (hip.Hardware.Parts.Count == 0 && hip.Failure.Signs.Count == 0) return masks;
        var shadow = new ShadowMask(plan.Geometry);
        var (pelvis, femur) = (SceneBuilder.Pelvis(patient, plan, side), SceneBuilder.Femur(patient, plan, side));
        foreach (var component in hip.Hardware.Parts.Where(part => part.Name.Length > 0).GroupBy(part => part.Name))
        {
            foreach (var part in component) shadow.Add(part.Mesh, part.Segment == ImplantSegment.Femur ? femur : pelvis);
            if (shadow.Take(sopInstanceUid, "implant", component.Key, null) is { } mask) masks.Add(mask);
        }

        foreach (var sign in hip.Failure.Signs)
        {
            shadow.Add(sign.Space, sign.Segment == ImplantSegment.Femur ? femur : pelvis);
            if (shadow.Take(sopInstanceUid, "sign", sign.Name, sign.Cause) is { } mask) masks.Add(mask);
        }

        return masks;
    }
}
