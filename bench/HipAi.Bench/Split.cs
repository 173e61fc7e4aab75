using System.Globalization;
using System.Text;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Imaging;
using HipAi.Inference.Preparation;
using HipAi.Phantom;
using HipAi.Studies;

namespace HipAi.Bench;

/// <summary>What the check of the bilateral cut says of pictures whose truth is known.</summary>
internal static class Split
{
    /// <summary>
    /// Prints a line for every picture, as it is, cropped at its left and turned. A folder that <c>hipai simulate</c> wrote, or one of
    /// 8-bit .pgm files.
    /// </summary>
    public static void Dump(string folder)
    {
        var pictures = File.Exists(Path.Combine(folder, "truth.json")) ? Simulated(folder) : Real(folder);
        Console.WriteLine("name,kind,change,width,height,truth,outcome,midline,tilt,lost,axis,score,lead,found_tilt,milliseconds,gap");
        foreach (var picture in pictures)
            foreach (var (change, off, image, truth) in Changes(picture.Image, picture.Midline, picture.Kind is "both" or "unknown"))
                Console.WriteLine(Line(picture, change, off, image, truth));
    }

    // "lost" is how much of the joint and the upper femur of the cropped hip is outside the image; 1 is all.
    private static string Line(Picture picture, string change, int off, GrayscaleImage image, double? truth)
    {
        var field = ExposedField.Find(image.Pixels, image.Width, image.Height);
        var began = TimeProvider.System.GetTimestamp();
        var found = BilateralCheck.Examine(image, field, upsideDown: false);
        var took = TimeProvider.System.GetElapsedTime(began).TotalMilliseconds;
        var upright = BilateralCheck.Upright(image, field, upsideDown: false);
        var lost = picture.LeftHip is { } hip ? Math.Clamp((off - hip.X) / (double)hip.Width, 0, 1) : 0;
        var at = truth is { } midline ? (midline - field.X) / field.Width : double.NaN;
        return string.Create(CultureInfo.InvariantCulture,
            $"{picture.Name},{picture.Kind},{change},{field.Width},{field.Height},{at:F4},{found.Outcome},{found.Midline:F4},{found.TiltDegrees},{lost:F3},{upright.Axis:F4},{upright.Score:F3},{upright.Lead:F3},{upright.TiltDegrees},{took:F2},{BilateralCheck.GapBetweenThighs(image, field, upsideDown: false):F3}");
    }

    private static IEnumerable<(string Name, int Off, GrayscaleImage Image, double? Midline)> Changes(GrayscaleImage image, double? midline, bool isPelvis)
    {
        yield return ("none", 0, image, midline);
        if (!isPelvis) yield break;
        foreach (var share in new[] { 5, 10, 15, 20, 25, 30, 40, 50 })
        {
            var off = image.Width * share / 100;
            yield return ($"cut{share}", off, Crop(image, off), midline - off);
        }
        foreach (var degrees in new[] { -30, -20, -10, 10, 20, 30 }) yield return ($"turn{degrees}", 0, Turn(image, degrees), midline);
        yield return ("turn90", 0, Quarter(image), null);
    }

    private static GrayscaleImage Crop(GrayscaleImage image, int off)
    {
        var width = image.Width - off;
        var pixels = new float[width * image.Height];
        for (var y = 0; y < image.Height; y++) image.Pixels.AsSpan((y * image.Width) + off, width).CopyTo(pixels.AsSpan(y * width));
        return new GrayscaleImage(width, image.Height, pixels);
    }

    private static GrayscaleImage Quarter(GrayscaleImage image)
    {
        var pixels = new float[image.Pixels.Length];
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < image.Width; x++)
                pixels[(x * image.Height) + image.Height - 1 - y] = image.Pixels[(y * image.Width) + x];
        return new GrayscaleImage(image.Height, image.Width, pixels);
    }

    private static GrayscaleImage Turn(GrayscaleImage image, double degrees)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(degrees));
        var pixels = new float[image.Pixels.Length];
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                double dx = x - (image.Width / 2.0), dy = y - (image.Height / 2.0);
                int sx = (int)Math.Round((image.Width / 2.0) + (cos * dx) - (sin * dy)), sy = (int)Math.Round((image.Height / 2.0) + (sin * dx) + (cos * dy));
                if (sx >= 0 && sy >= 0 && sx < image.Width && sy < image.Height) pixels[(y * image.Width) + x] = image.Pixels[(sy * image.Width) + sx];
            }
        }
        return new GrayscaleImage(image.Width, image.Height, pixels);
    }

    private static IEnumerable<Picture> Simulated(string folder)
    {
        foreach (var study in TruthFile.Read(Path.Combine(folder, "truth.json")))
            foreach (var image in study.Images.Where(i => i.View == RadiographView.ApHip || i.Side == ImageLaterality.Bilateral))
            {
                var file = DicomFile.Open(Path.Combine(folder, study.StudyInstanceUid, image.FileName));
                double? midline = image.Hips.Count == 2 ? image.Hips.Average(h => h.Region.X + (h.Region.Width / 2.0)) : null;
                yield return new Picture(image.FileName, midline is null ? "one" : "both", GrayscaleRenderer.Render(file.Dataset, file.TransferSyntax), midline, midline is null ? null : image.Hips.MinBy(h => h.Region.X)!.Region);
            }
    }

    private static IEnumerable<Picture> Real(string folder)
    {
        foreach (var path in Directory.GetFiles(folder, "*.pgm").Order())
        {
            var bytes = File.ReadAllBytes(path);
            var head = Encoding.ASCII.GetString(bytes, 0, 40).Split((char[])[' ', '\n']);
            int width = int.Parse(head[1], CultureInfo.InvariantCulture), height = int.Parse(head[2], CultureInfo.InvariantCulture);
            var pixels = bytes.Skip(bytes.Length - (width * height)).Select(b => b / 255f).ToArray();
            yield return new Picture(Path.GetFileNameWithoutExtension(path), "unknown", new GrayscaleImage(width, height, pixels), null, null);
        }
    }

    private sealed record Picture(string Name, string Kind, GrayscaleImage Image, double? Midline, PixelRegion? LeftHip);
}
