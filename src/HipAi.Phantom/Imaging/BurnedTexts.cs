using System.Globalization;
using System.Numerics;
using HipAi.Studies;

namespace HipAi.Phantom.Imaging;

/// <summary>Texts that a device burns into its pictures; a few look like a patient's name, which is made up.</summary>
internal static class BurnedTexts
{
    private static readonly string[] Names = ["SIMULA, TESTA", "MUSTER, MAX", "SAMPLE, ANNA", "PHANTOM, JOHN", "EXEMPLE, PAUL"];

    /// <summary>Burns texts in; gives what was written and where.</summary>
    public static List<TextTruth> Burn(float[] shown, ViewGeometry view, Acquisition acquisition, Random random)
    {
        var lines = Lines(acquisition, random);
        var size = random.Uniform(3, 6) / view.Pitch;
        var (atRight, atTop) = (random.Chance(0.5), random.Chance(0.4) && acquisition.Device.Texts != TextHabit.Strip);
        var strokes = new Strokes(shown, view.Width, view.Height);
        var texts = new List<TextTruth>();
        for (var i = 0; i < lines.Count; i++)
        {
            var (text, identifies) = lines[i];
            var width = StrokeFont.Width(text) * size;
            var x = atRight ? view.Width - width - size : size;
            var y = atTop ? (1 + (1.6f * i)) * size : view.Height - ((1 + (1.6f * (lines.Count - i))) * size);
            var region = Region(view, x - 2, y - 2, width + 4, size + 4);
            // Black on white where the ground is light.
            var value = Mean(shown, view.Width, region) > 0.7f ? -1f : 1f;
            strokes.Text(text, new Vector2(x + (width / 2), y + (size / 2)), size, 0, false, MathF.Max(0.35f, size * 0.055f), value);
            texts.Add(new TextTruth(text, identifies, region));
        }

        return texts;
    }

    private static List<(string Text, bool Identifies)> Lines(Acquisition acquisition, Random random)
    {
        var lines = new List<(string, bool)>();
        string Figures(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
        var (hour, minute) = (random.Next(7, 20), random.Next(0, 60));
        var named = random.Chance(0.5);
        switch (acquisition.Device.Texts)
        {
            case TextHabit.Technique when random.Chance(0.6):
                lines.Add((Figures($"{acquisition.Kilovolts:F0} KV {acquisition.MilliampereSeconds} MAS"), false));
                lines.Add((Figures($"EI {acquisition.ExposureIndex} DI {acquisition.DeviationIndex:F1}"), false));
                break;
            case TextHabit.Time when random.Chance(0.5):
                lines.Add((Figures($"{hour:D2}:{minute:D2}"), false));
                if (acquisition.Scatter.Grid is 0 or 6) lines.Add(("PORTABLE", false));
                break;
            case TextHabit.Strip when random.Chance(0.7):
                if (named) lines.Add((random.Pick(Names) + Figures($" {random.Next(1, 28):D2}.{random.Next(1, 13):D2}.{random.Next(1930, 2000)}"), true));
                lines.Add((Figures($"S={random.Next(80, 900)} {acquisition.Kilovolts:F0}KV {hour:D2}:{minute:D2}"), false));
                break;
        }

        if (random.Chance(0.04)) lines.Add((random.Pick(["SUPINE", "ERECT", "PREOP", "POSTOP", "XTABLE"]), false));
        return lines;
    }

    private static PixelRegion Region(ViewGeometry view, float x, float y, float width, float height)
    {
        var (left, top) = ((int)Math.Clamp(x, 0, view.Width - 2), (int)Math.Clamp(y, 0, view.Height - 2));
        var (right, bottom) = ((int)Math.Clamp(x + width, left + 1, view.Width), (int)Math.Clamp(y + height, top + 1, view.Height));
        return new PixelRegion(left, top, right - left, bottom - top);
    }

    private static float Mean(float[] shown, int width, PixelRegion region)
    {
        var sum = 0f;
        for (var y = region.Y; y < region.Y + region.Height; y++)
            for (var x = region.X; x < region.X + region.Width; x++) sum += shown[(y * width) + x];
        return sum / (region.Width * region.Height);
    }
}
