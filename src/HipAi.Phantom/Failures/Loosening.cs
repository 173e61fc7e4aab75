using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;
using HipAi.Studies;

namespace HipAi.Phantom.Failures;

/// <summary>A stem that has come loose: lucency by Gruen's zones, sinking, tilt, broken cement.</summary>
internal static class Loosening
{
    /// <summary>Loosens stem, cup or both.</summary>
    /// <param name="sketch">The hip.</param>
    /// <param name="cause">The cause the signs belong to: aseptic, or an infection that looks like it.</param>
    /// <param name="ragged">How uneven the gap is, 0 to 0.6.</param>
    public static void Any(FailureSketch sketch, FailureCause cause, float ragged)
    {
        var part = sketch.Cup is null ? "stem" : sketch.Random.Weighted([("stem", 0.5), ("cup", 0.28), ("both", 0.22)]);
        sketch.Note("loose", part == "both" ? "stem and cup" : part);
        if (part != "cup") Stem(sketch, cause, ragged, null);
        if (part != "stem") CupLoosening.Add(sketch, cause, ragged);
    }

    /// <summary>Loosens the stem.</summary>
    /// <param name="sketch">The hip.</param>
    /// <param name="cause">The cause the signs belong to.</param>
    /// <param name="ragged">How uneven the gap is.</param>
    /// <param name="sunk">How far it has sunk, mm; null to draw it.</param>
    public static void Stem(FailureSketch sketch, FailureCause cause, float ragged, float? sunk)
    {
        var (stem, random) = (sketch.Stem, sketch.Random);
        // Either the cement has come off the bone with the stem in it, or the stem off its cement.
        var debonded = sketch.Cemented && random.Chance(0.3);
        var mantle = debonded ? 0 : stem.Form.Mantle;
        var down = sunk ?? (random.Chance(0.5) ? random.LogUniform(3, 15) : 0);
        var tilt = random.Chance(0.4) ? random.Uniform(3, 7) * (random.Chance(0.85) ? 1 : -1) : 0;
        var motion = Motion(sketch, down, tilt);
        if (debonded) Debonded(sketch, cause, ragged);
        else Lucency(sketch, cause, mantle, ragged, motion);
        if (sketch.Cemented && (debonded || random.Chance(0.3))) CementFracture(sketch, cause);
        if (!sketch.Cemented && random.Chance(0.45)) PedestalSign(sketch, cause);
        if (random.Chance(0.2)) Scalloping(sketch, cause);
        if (down == 0 && tilt == 0) return;
        sketch.MoveStem(motion, !debonded);
        var moved = StemBuilder.Skin(stem.Femur, stem.Levels(0.8f), stem.Form.Squareness, 12).Transform(motion);
        if (down > 0) sketch.Note("subsidence", down);
        sketch.Sign(down > 0 ? "subsidence" : "tilt", cause, moved, ImplantSegment.Femur);
    }

    /// <summary>Sinking, with a tilt about the middle of the stem that its canal allows.</summary>
    private static Matrix4x4 Motion(FailureSketch sketch, float down, float tilt)
    {
        var stem = sketch.Stem;
        var middle = stem.Femur.At(stem.Resection + (0.4f * stem.Form.Length));
        var tip = stem.At(stem.Tip, 0);
        var room = MathF.Max(1.5f, sketch.Anatomy.CanalRadius(stem.Tip) - ((tip.Medial - tip.Lateral) / 2) + 2);
        var most = float.RadiansToDegrees(room / (0.6f * stem.Form.Length));
        var angle = float.DegreesToRadians(Math.Clamp(tilt, -most, most));
        // The head goes medial and down into varus, the tip to lateral.
        var turn = Steady.AxisAngle(Steady.Cross(Vector3.UnitZ, stem.Femur.Medial), angle);
        return Matrix4x4.CreateTranslation(-middle).Then(turn).Then(Matrix4x4.CreateTranslation(middle - new Vector3(0, 0, down)));
    }

    private static void Lucency(FailureSketch sketch, FailureCause cause, float mantle, float ragged, Matrix4x4 motion)
    {
        var (stem, random) = (sketch.Stem, sketch.Random);
        var wide = random.LogUniform(1.3f, ragged > 0.2f ? 6 : 4.5f);
        var dense = ragged > 0.2f ? 0 : random.Uniform(0.5f, 1);
        if (random.Chance(0.55))
        {
            Gap(sketch, cause, StemSurface.Band(stem, mantle, stem.Resection + 1, stem.Tip - 1, 0, 180), wide, dense, ragged, motion, "lucency zones 1-14");
            return;
        }

        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var sector = random.Next(4);
            var (from, to) = (random.Next(3), random.Next(3));
            if (from > to) (from, to) = (to, from);
            var top = sector == 2 ? stem.Shoulder + 8 : stem.Resection + 1;
            float Level(float thirds) => top + ((stem.Tip - 1 - top) * thirds / 3);
            var surface = StemSurface.Band(stem, mantle, Level(from), Level(to + 1), 90 * sector, random.Uniform(60, 100));
            Gap(sketch, cause, surface, wide, dense, ragged, motion, Zones(sector, from, to));
        }
    }

    private static void Gap(
        FailureSketch sketch, FailureCause cause, ImplantSurface surface, float wide, float dense, float ragged, Matrix4x4 motion, string name)
    {
        var (ripple, random) = (new Ripple(sketch.Random), sketch.Random);
        var waves = random.Uniform(1, 2);
        float Width(int r, int c)
        {
            var ends = MathF.Min(1, 0.4f + (0.3f * MathF.Min(r, surface.Rows - 1 - r)));
            var sides = surface.Around ? 1 : MathF.Min(1, 0.3f + (0.35f * MathF.Min(c, surface.Columns - 1 - c)));
            var uneven = 1 + ((0.12f + ragged) * 1.6f * ripple.At(waves * r / 8f, surface.Around ? 2f * c / surface.Columns : c / 12f));
            return MathF.Max(0.2f, wide * ends * sides * uneven);
        }

        // The gap lies between where the stem is now and where its bed was.
        float Moved(int r, int c)
        {
            var way = surface.Out[r][c];
            return Vector3.Dot(Steady.Transform(surface.Base[r][c], motion) - surface.Base[r][c], way) / way.LengthSquared();
        }

        var space = BoneGap.Lay(sketch, surface, (r, c) => Math.Clamp(Moved(r, c), -4, 4), (r, c) => MathF.Max(Width(r, c), Math.Clamp(Moved(r, c), -4, 4) + 0.3f), dense, ImplantSegment.Femur);
        sketch.Sign(name, cause, space, ImplantSegment.Femur);
    }

    /// <summary>The stem has left its cement at the shoulder: a dark wedge in zone 1.</summary>
    private static void Debonded(FailureSketch sketch, FailureCause cause, float ragged)
    {
        var (stem, random) = (sketch.Stem, sketch.Random);
        var top = stem.Resection - (0.3f * (stem.Resection - stem.Shoulder));
        var surface = StemSurface.Band(stem, 0, top, top + random.Uniform(30, 70), StemSurface.Lateral, 80);
        var wide = MathF.Min(random.Uniform(1, 2.4f), stem.Form.Mantle * 0.9f);
        var ripple = new Ripple(random);
        var gap = BoneGap.Sheet(surface, (_, _) => 0, (r, c) => wide * (1 - (0.8f * r / surface.Rows)) * (1 + (ragged * ripple.At(r / 8f, c / 10f))));
        sketch.Lay(gap, Material.SoftTissue, stem.Form.Cement ?? Material.Spongiosa, ImplantSegment.Femur);
        sketch.Sign("cement-stem gap zone 1", cause, gap, ImplantSegment.Femur);
    }

    private static void CementFracture(FailureSketch sketch, FailureCause cause)
    {
        var (stem, random) = (sketch.Stem, sketch.Random);
        var level = stem.Resection + (stem.Form.Length * random.Uniform(0.45f, 0.97f));
        var wide = random.Uniform(0.8f, 2);
        var surface = StemSurface.Band(stem, 0, level, level + wide, random.Chance(0.5) ? StemSurface.Medial : StemSurface.Lateral, 85);
        var crack = BoneGap.Sheet(surface, (_, _) => 0.05f, (_, _) => stem.Form.Mantle);
        sketch.Lay(crack, Material.SoftTissue, stem.Form.Cement ?? Material.Spongiosa, ImplantSegment.Femur);
        var around = Shapes.Sphere(stem.Femur.At(level), sketch.Anatomy.CanalRadius(level) + 2, 12);
        sketch.Sign("cement fracture", cause, around, ImplantSegment.Femur);
    }

    /// <summary>Bays in the inside of the cortex.</summary>
    private static void Scalloping(FailureSketch sketch, FailureCause cause)
    {
        var (stem, random) = (sketch.Stem, sketch.Random);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var level = stem.Resection + (stem.Form.Length * random.Uniform(0.3f, 0.9f));
            var (sin, cos) = Steady.SinCos(random.Uniform(0, MathF.Tau));
            var wall = sketch.Anatomy.CanalRadius(level) + 0.4f;
            var bay = new Vector3(random.Uniform(2, 3.5f), random.Uniform(2, 3.5f), random.Uniform(5, 11));
            if (Lesion.Lay(sketch, stem.Femur.At(level, wall * cos, wall * sin), bay, 0, ImplantSegment.Femur) is { } space)
                sketch.Sign("endosteal scalloping", cause, space, ImplantSegment.Femur);
        }
    }

    private static void PedestalSign(FailureSketch sketch, FailureCause cause)
    {
        Mimics.Pedestal(sketch);
        var stem = sketch.Stem;
        sketch.Sign("pedestal", cause, Shapes.Sphere(stem.Femur.At(stem.Tip + 4), sketch.Anatomy.CanalRadius(stem.Tip) + 2, 12), ImplantSegment.Femur);
    }

    /// <summary>Gruen's zones of a sector and a range of thirds: 1-3 lateral, 7-5 medial, 8-10 anterior, 14-12 posterior.</summary>
    private static string Zones(int sector, int from, int to)
    {
        var numbers = Enumerable.Range(from, to - from + 1).Select(t => sector switch { 0 => 7 - t, 1 => 14 - t, 2 => 1 + t, _ => 8 + t });
        return $"lucency zone {string.Join(' ', numbers)}";
    }
}
