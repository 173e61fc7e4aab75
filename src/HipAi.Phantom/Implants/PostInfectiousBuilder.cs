using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;

namespace HipAi.Phantom.Implants;

/// <summary>Class 8: what is left after an infected joint: spacers, beads, or a resected hip.</summary>
internal static class PostInfectiousBuilder
{
    public static void Build(ImplantSketch sketch)
    {
        sketch.ResectsHeadAndNeck = true;
        var variant = sketch.Pick(
            ("articulating spacer", 0.30), ("moulded spacer on rod", 0.10), ("moulded spacer on stem", 0.08), ("cemented stem and polyethylene cup", 0.14),
            ("static spacer", 0.08), ("beads", 0.06), ("beads beside an implant", 0.04), ("resection", 0.09), ("resection with residues", 0.08),
            ("custom acetabular spacer", 0.03));
        sketch.Note("variant", variant);
        var cement = SpacerCement.Draw(sketch);
        if (!variant.StartsWith("resection", StringComparison.Ordinal)) cement.Note(sketch);
        switch (variant)
        {
            case "articulating spacer": SpacerBuilder.Articulating(sketch, cement, SpacerBuilder.Core.Cast); break;
            case "moulded spacer on rod": SpacerBuilder.Articulating(sketch, cement, SpacerBuilder.Core.Rod); break;
            case "moulded spacer on stem": SpacerBuilder.Articulating(sketch, cement, SpacerBuilder.Core.Stem); break;
            case "cemented stem and polyethylene cup": SpacerBuilder.Functional(sketch, cement.Material); break;
            case "static spacer": StaticSpacer.Add(sketch, cement); break;
            case "custom acetabular spacer": StaticSpacer.AddSocket(sketch, cement); break;
            case "beads": Beads(sketch, cement.Material, false); break;
            case "beads beside an implant": Beads(sketch, cement.Material, true); break;
            default: Resection(sketch, variant == "resection with residues"); break;
        }

        sketch.Note("variant", variant);
        if (variant.Contains("spacer", StringComparison.Ordinal) && sketch.Chance(0.12)) CementBeads.AddChain(sketch, cement.Material, sketch.Femur.At(30, 10));
    }

    /// <summary>Chains of beads where the joint was, or beside an implant left in place.</summary>
    private static void Beads(ImplantSketch sketch, Material cement, bool besideImplant)
    {
        if (besideImplant) TotalHipBuilder.Place(sketch, StemCatalogue.ForTotalHip(sketch));
        else
        {
            sketch.FemurMigration = sketch.Between(5, 30);
            sketch.ReamsAcetabulum = true;
        }

        if (sketch.Chance(0.2)) CementBeads.AddDissolving(sketch, sketch.Femur.At(20, 8), sketch.Count(25, 60));
        else
        {
            for (var i = sketch.Count(1, 3); i > 0; i--) CementBeads.AddChain(sketch, cement, sketch.Jitter(14) + sketch.Femur.At(20, besideImplant ? -12 : 22));
            if (!besideImplant && sketch.Chance(0.5)) CementBeads.AddCanalChain(sketch, cement);
        }
    }

    /// <summary>Girdlestone: no joint; the femur rides up. Sometimes cement, cables or a broken screw are left.</summary>
    private static void Resection(ImplantSketch sketch, bool residues)
    {
        sketch.FemurMigration = sketch.Between(20, 50);
        sketch.ReamsAcetabulum = sketch.Chance(0.6);
        if (!residues) return;
        var left = sketch.Pick(("cement", 0.5), ("wires", 0.25), ("broken screw", 0.25));
        sketch.Note("residues", left);
        sketch.Femur = sketch.Femur.Resected();
        if (left == "cement" || sketch.Chance(0.2)) StaticSpacer.AddResidualCement(sketch);
        var cables = sketch.Chance(0.5);
        for (var i = left == "wires" ? sketch.Count(1, 3) : 0; i > 0; i--)
            Fixation.Cerclage(sketch, sketch.Anatomy.LesserTrochanterLevel + 8 + (22 * i), cables ? 0.9f : 0.65f, Material.Steel, cables);
        if (left != "broken screw") return;
        var start = new Vector3(-6, -6, (sketch.Anatomy.HeadDiameter / 2) + 2);
        sketch.Add(Shapes.Screw(start, start + new Vector3(-4, -9, 18), ScrewForm.Cancellous with { HeadDiameter = 0 }, 8), Material.Titanium, Material.Spongiosa, ImplantSegment.Pelvis, "broken screw");
    }
}
