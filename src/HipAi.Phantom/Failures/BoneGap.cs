using System.Numerics;
using HipAi.Phantom.Geometry;
using HipAi.Phantom.Imaging;
using HipAi.Phantom.Implants;

namespace HipAi.Phantom.Failures;

/// <summary>
/// Lays soft tissue between an implant and its bone. A gap in spongiosa alone is hardly seen; it takes from the cortex
/// what lies in it, and beside it stands the thin dense line that bone builds around a loose implant.
/// </summary>
internal static class BoneGap
{
    private const float Thinnest = 0.03f;

    /// <summary>Lays a gap and returns its space.</summary>
    /// <param name="sketch">The hip.</param>
    /// <param name="surface">Where the gap begins.</param>
    /// <param name="from">Its near side, mm off the surface, for row and column.</param>
    /// <param name="to">Its far side.</param>
    /// <param name="line">Thickness of the dense line beyond it, 0 for none.</param>
    /// <param name="segment">The bone.</param>
    public static TriangleMesh Lay(
        FailureSketch sketch, ImplantSurface surface, Func<int, int, float> from, Func<int, int, float> to, float line, ImplantSegment segment)
    {
        var walls = new Wall[surface.Rows, surface.Columns];
        for (var r = 0; r < surface.Rows; r++)
            for (var c = 0; c < surface.Columns; c++)
                walls[r, c] = WallAt(sketch.Bone, surface.Base[r][c], surface.Out[r][c], from(r, c), to(r, c), segment);
        Layer(sketch, surface, w => w.SpongyFrom, w => w.SpongyTo, Material.SoftTissue, Material.Spongiosa);
        Layer(sketch, surface, w => w.CorticalFrom, w => w.CorticalTo, Material.SoftTissue, Material.Cortex);
        if (line > 0) Layer(sketch, surface, w => w.Far, w => MathF.Min(w.Far + line, w.SpongyLimit), Material.Cortex, Material.Spongiosa);
        return Sheet(surface, (r, c) => walls[r, c].Near, (r, c) => MathF.Max(walls[r, c].Far, walls[r, c].Near + 0.3f) + 0.4f);

        void Layer(FailureSketch to_, ImplantSurface on, Func<Wall, float> near, Func<Wall, float> far, Material material, Material displaces)
        {
            var thickest = 0f;
            foreach (var wall in walls) thickest = MathF.Max(thickest, far(wall) - near(wall));
            if (thickest < 0.12f) return;
            to_.Lay(Sheet(on, (r, c) => near(walls[r, c]), (r, c) => far(walls[r, c])), material, displaces, segment);
        }
    }

    /// <summary>A layer of one material between two distances off a surface.</summary>
    public static TriangleMesh Sheet(ImplantSurface surface, Func<int, int, float> near, Func<int, int, float> far) =>
        Shapes.Sheet(surface.At(near), surface.At((r, c) => MathF.Max(far(r, c), near(r, c) + Thinnest)), surface.Around);

    /// <summary>Where along a way out of a stem the cortex begins, mm.</summary>
    public static float CortexBegins(BoneAround bone, Vector3 at, Vector3 way, float near)
    {
        // Soft joints of the bone's parts make its inner distances too long, so the wall is approached by steps.
        for (var i = 0; i < 3; i++)
        {
            var p = at + (way * near);
            near -= 0.9f * (bone.Outer(p, ImplantSegment.Femur) + bone.Cortex(p, ImplantSegment.Femur));
        }

        return near;
    }

    private static Wall WallAt(BoneAround bone, Vector3 at, Vector3 way, float from, float to, ImplantSegment segment)
    {
        var middle = (from + to) / 2;
        var depth = -bone.Outer(at + (way * middle), segment);
        if (segment == ImplantSegment.Pelvis) return InPelvis(bone, at, way, from, to, middle, depth, bone.Cortex(at + (way * middle), segment));
        return InFemur(from, to, middle + depth, CortexBegins(bone, at, way, middle));
    }

    /// <summary>Out of the canal: spongiosa first, then cortex.</summary>
    private static Wall InFemur(float from, float to, float surface, float cortex)
    {
        var far = Math.Max(from, Math.Min(to, surface - 0.7f));
        var begins = Math.Clamp(cortex, from, far);
        return new Wall(from, far, from, begins, begins, far, cortex);
    }

    /// <summary>Out of the socket: its dense lining first, then spongiosa.</summary>
    private static Wall InPelvis(BoneAround bone, Vector3 at, Vector3 way, float from, float to, float middle, float depth, float cortex)
    {
        const float lining = 1.2f;
        var room = bone.Room(at + (way * (from + lining)), way, to + 1 - from, ImplantSegment.Pelvis);
        var far = Math.Max(from, Math.Min(to, from + room));
        var ends = Math.Clamp(middle + cortex - depth, from, far);
        return new Wall(from, far, ends, far, from, ends, from + room);
    }

    private readonly record struct Wall(
        float Near, float Far, float SpongyFrom, float SpongyTo, float CorticalFrom, float CorticalTo, float SpongyLimit);
}
