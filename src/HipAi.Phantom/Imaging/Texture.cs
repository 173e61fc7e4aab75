using System.Numerics;
using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Scenes;
using HipAi.Studies;

namespace HipAi.Phantom.Imaging;

/// <summary>What meshes are too smooth for: trabeculae, mineral density, muscle fascicles.</summary>
internal static class Texture
{
    private const float PatchPixel = 2.5f;
    private const float Loose = 0.85f; // spongiosa of most places against that of the table

    public static void Apply(PathMap paths, Patient patient, ViewPlan plan, NoiseSource noise, Random random)
    {
        var view = paths.View;
        foreach (var side in (ReadOnlySpan<HipSide>)[HipSide.Right, HipSide.Left])
            if (patient.Hip(side).Trabeculae is { } pattern)
                AddPattern(paths, pattern, patient.Hip(side).Anatomy, SceneBuilder.Femur(patient, plan, side));
        var factor = Math.Max(1, (int)(PatchPixel / view.Pitch));
        var patches = Patches(view, noise, factor, 3.5f, 14);
        Mineral(paths, patient.Pelvis.Density, noise, patches, random);
        var broad = Patches(view, noise, factor, 6, 18);
        var strength = random.Uniform(0.002f, 0.005f);
        var soft = paths.Plane(Material.SoftTissue);
        for (var i = 0; i < soft.Length; i++) soft[i] *= 1 + (strength * broad[i]) + (0.003f * patches[i]);
        Scratch.Give(patches);
        Scratch.Give(broad);
    }

    private static void Mineral(PathMap paths, float density, NoiseSource noise, float[] patches, Random random)
    {
        var view = paths.View;
        var grain = noise.Band(view.Width, view.Height, 0.4f / view.Pitch, 1.6f / view.Pitch);
        var (fine, wide) = (random.Uniform(0.035f, 0.08f), random.Uniform(0.015f, 0.04f));
        var spongiosa = paths.Plane(Material.Spongiosa);
        var cortex = paths.Plane(Material.Cortex);
        var soft = paths.Plane(Material.SoftTissue);
        var shell = 0.49f + (0.4f * density); // a cortex is porous
        for (var i = 0; i < spongiosa.Length; i++)
        {
            if (spongiosa[i] == 0 && cortex[i] == 0) continue;
            var kept = spongiosa[i] * Loose * density * (1 + (fine * grain[i]) + (wide * patches[i]));
            var hard = cortex[i] * shell * (1 + (0.5f * wide * patches[i]));
            soft[i] += spongiosa[i] - kept + cortex[i] - hard;
            spongiosa[i] = kept;
            cortex[i] = hard;
        }

        Scratch.Give(grain);
    }

    private static float[] Patches(ViewGeometry view, NoiseSource noise, int factor, float fine, float coarse)
    {
        var (w, h) = ((view.Width + factor - 1) / factor, (view.Height + factor - 1) / factor);
        var pixel = view.Pitch * factor;
        var band = noise.Band(w, h, fine / pixel, coarse / pixel);
        var patches = FloatPlane.Up(band, w, h, factor, view.Width, view.Height);
        Scratch.Give(band);
        return patches;
    }

    /// <summary>
    /// Lays a femur's trabecular pattern onto the picture: along the neck as the neck is seen, foreshortened, and across it.
    /// </summary>
    private static void AddPattern(PathMap paths, TrabecularPattern pattern, HipAnatomy hip, Matrix4x4 femur)
    {
        var view = paths.View;
        Vector2 Seen(Vector3 p)
        {
            var (x, y, _) = view.Project(Geometry.Steady.Transform(p, femur));
            return new Vector2(x, y);
        }

        var neck = hip.NeckDirection;
        var centre = Seen(Vector3.Zero);
        var along = (Seen(neck * 30) - centre) / 30;
        var scale = 1 / view.Project(Geometry.Steady.Transform(Vector3.Zero, femur)).Along / view.Pitch;
        if (along.Length() < 0.3f * scale) return;
        var up = Vector2.Normalize(new Vector2(along.Y, -along.X)) * scale;
        if (Vector2.Dot(up, Seen(new Vector3(0, 0, 30)) - centre) < 0) up = -up;
        // In the pattern the neck runs down to lateral; one step along or up it moves the cell so.
        var flat = Vector2.Normalize(new Vector2(MathF.Sqrt((neck.X * neck.X) + (neck.Y * neck.Y)), neck.Z));
        var (cellAlong, cellUp) = (flat / TrabecularPattern.Step, new Vector2(-flat.Y, flat.X) / TrabecularPattern.Step);
        var (perAlong, perUp) = (along / along.LengthSquared(), up / up.LengthSquared());
        // Cells count down, the pattern's heights count up.
        var right = new Vector2((perAlong.X * cellAlong.X) + (perUp.X * cellUp.X), -((perAlong.X * cellAlong.Y) + (perUp.X * cellUp.Y)));
        var down = new Vector2((perAlong.Y * cellAlong.X) + (perUp.Y * cellUp.X), -((perAlong.Y * cellAlong.Y) + (perUp.Y * cellUp.Y)));
        var reach = (int)(130 * scale);
        for (var y = Math.Max(0, (int)centre.Y - reach); y < Math.Min(view.Height, (int)centre.Y + reach); y++)
            AddRow(paths, pattern, TrabecularPattern.Cell(0, 0) + (right * -centre.X) + (down * (y - centre.Y)), right, y, (int)centre.X - reach, (int)centre.X + reach);
    }

    private static void AddRow(PathMap paths, TrabecularPattern pattern, Vector2 start, Vector2 step, int y, int from, int to)
    {
        var view = paths.View;
        var (spongiosa, soft, values) = (paths.Plane(Material.Spongiosa), paths.Plane(Material.SoftTissue), pattern.Values);
        var width = TrabecularPattern.Width;
        for (var x = Math.Max(0, from); x < Math.Min(view.Width, to); x++)
        {
            var i = (y * view.Width) + x;
            if (spongiosa[i] <= 0) continue;
            var cell = start + (step * x);
            if (cell.X < 0 || cell.Y < 0 || cell.X >= width - 1 || cell.Y >= TrabecularPattern.Height - 1) continue;
            var (x0, y0) = ((int)cell.X, (int)cell.Y);
            var (u, v) = (cell.X - x0, cell.Y - y0);
            var k = (y0 * width) + x0;
            var top = values[k] + ((values[k + 1] - values[k]) * u);
            var low = values[k + width] + ((values[k + width + 1] - values[k + width]) * u);
            var more = spongiosa[i] * (top + ((low - top) * v));
            spongiosa[i] += more;
            soft[i] -= more;
        }
    }
}
