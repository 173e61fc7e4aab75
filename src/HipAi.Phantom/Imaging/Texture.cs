using HipAi.Phantom.Anatomy;

namespace HipAi.Phantom.Imaging;

/// <summary>What meshes are too smooth for: trabeculae, mineral density, muscle fascicles.</summary>
internal static class Texture
{
    public static void Apply(PathMap paths, Patient patient, NoiseSource noise, Random random)
    {
        var view = paths.View;
        var density = patient.Pelvis.Density;
        var trabeculae = noise.Band(view.Width, view.Height, 0.45f / view.Pitch, 2.2f / view.Pitch);
        var patches = noise.Band(view.Width, view.Height, 3.5f / view.Pitch, 14 / view.Pitch);
        var (fine, wide) = (random.Uniform(0.06f, 0.13f), random.Uniform(0.03f, 0.07f));
        var spongiosa = paths.Plane(Material.Spongiosa);
        var cortex = paths.Plane(Material.Cortex);
        var soft = paths.Plane(Material.SoftTissue);
        var shell = 0.55f + (0.45f * density);
        for (var i = 0; i < spongiosa.Length; i++)
        {
            if (spongiosa[i] > 0)
            {
                var kept = spongiosa[i] * density * (1 + (fine * trabeculae[i]) + (wide * patches[i]));
                soft[i] += spongiosa[i] - kept;
                spongiosa[i] = kept;
            }

            if (cortex[i] > 0)
            {
                var kept = cortex[i] * shell * (1 + (0.5f * wide * patches[i]));
                soft[i] += cortex[i] - kept;
                cortex[i] = kept;
            }

            soft[i] *= 1 + (0.006f * patches[i]);
        }

        Mottle(paths, noise, random);
    }

    private static void Mottle(PathMap paths, NoiseSource noise, Random random)
    {
        var view = paths.View;
        var factor = Math.Max(1, (int)(3 / view.Pitch));
        var (w, h) = ((view.Width + factor - 1) / factor, (view.Height + factor - 1) / factor);
        var broad = FloatPlane.Up(noise.Band(w, h, 10 / (view.Pitch * factor), 40 / (view.Pitch * factor)), w, h, factor, view.Width, view.Height);
        var strength = random.Uniform(0.008f, 0.025f);
        var soft = paths.Plane(Material.SoftTissue);
        for (var i = 0; i < soft.Length; i++) soft[i] *= 1 + (strength * broad[i]);
    }
}
