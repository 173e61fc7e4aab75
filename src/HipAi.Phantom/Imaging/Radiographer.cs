using System.Numerics;
using HipAi.Phantom.Anatomy;
using HipAi.Phantom.Scenes;
using HipAi.Studies;

namespace HipAi.Phantom.Imaging;

/// <summary>Takes one picture: patient, view and device settings in, displayed grey values out.</summary>
internal static class Radiographer
{
    /// <summary>The picture as displayed, row-major, 0 black to 1 white.</summary>
    public static float[] Take(Patient patient, ViewPlan plan, Acquisition acquisition, Random random)
    {
        var noise = new NoiseSource(random);
        var paths = SceneBuilder.Project(patient, plan);
        Texture.Apply(paths, patient, plan, noise, random);
        var spot = MarkerSpot(plan, acquisition.Marker);
        var view = plan.Geometry;
        var right = plan.Side == ImageLaterality.Bilateral ? acquisition.Marker.MarksRight : plan.Side == ImageLaterality.Right;
        var marker = acquisition.Marker;
        if (marker is { Present: true, Electronic: false })
        {
            var lead = paths.Plane(Material.Lead);
            SideMarker.Draw(right, spot, marker, view.Pitch, view.Width, view.Height, i => lead[i] = 1.5f);
        }

        var signal = Exposure.Detect(paths, plan, acquisition, noise);
        var image = Presentation.Develop(signal, paths, plan, acquisition);
        if (marker is { Present: true, Electronic: true })
        {
            var burned = marker with { Size = marker.Size * 0.6f, Stroke = 1.2f, Angle = 0, Ring = false };
            SideMarker.Draw(right, spot, burned, view.Pitch, view.Width, view.Height, i => image[i] = 1);
        }

        return image;
    }

    /// <summary>Beside the marked hip, near the edge of the field.</summary>
    private static Vector2 MarkerSpot(ViewPlan plan, MarkerStyle marker)
    {
        var field = plan.Field;
        var edge = (marker.Aside + (marker.Size * 0.6f)) / plan.Geometry.Pitch;
        var atLeft = plan.Side switch
        {
            ImageLaterality.Right => true,
            ImageLaterality.Left => false,
            _ => marker.MarksRight,
        };
        // On a cross-table lateral no edge of the picture is a side of the patient.
        if (plan.View == RadiographView.CrossTableLateral) atLeft = marker.MarksRight;
        var x = atLeft ? field.X + edge : field.Z - edge;
        return new Vector2(x, field.Y + edge + ((field.W - field.Y - (2 * edge)) * marker.High));
    }
}
