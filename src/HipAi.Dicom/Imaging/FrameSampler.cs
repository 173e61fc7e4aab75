using System.Runtime.InteropServices;

namespace HipAi.Dicom.Imaging;

/// <summary>Makes the samples of a <see cref="GrayscaleFrame"/>.</summary>
internal static class FrameSampler
{
    /// <summary>A grey-scale frame: stored values where rescale is all that happens to them, outputs of the last table otherwise.</summary>
    internal static GrayscaleFrame Grey(StoredValues values, GrayscalePath path, PixelDescription pixels)
    {
        var used = values.FindUsed();
        var (minimum, maximum, hasPadding) = Range(values, path, used);
        var format = FormatOf(minimum, maximum, hasPadding);
        var (slope, intercept) = path.Voi.Table is null ? (path.Modality.Slope, path.Modality.Intercept) : (1, 0);
        var padding = Darkest(format, isHighDark: path.Inverts != slope < 0);
        var table = new int[values.CodeCount];
        for (var code = 0; code < table.Length; code++)
        {
            var stored = values.ValueOf(code);
            table[code] = path.Padding.Contains(stored) ? padding : used[code] ? Sample(path, stored) : 0;
        }

        var (first, second) = ((minimum * slope) + intercept, (maximum * slope) + intercept);
        return new GrayscaleFrame(
            pixels.Columns, pixels.Rows, format, Bytes(values, table, format), slope, intercept, path.Inverts, path.Voi.Table is not null,
            Math.Min(first, second), Math.Max(first, second), Windows(path.Voi));
    }

    /// <summary>Brightness of a colour frame, 8 bits.</summary>
    internal static GrayscaleFrame Colour(float[] luma, PixelDescription pixels)
    {
        var samples = Array.ConvertAll(luma, value => (byte)((value * byte.MaxValue) + .5f));
        return new GrayscaleFrame(
            pixels.Columns, pixels.Rows, SampleFormat.UInt8, samples, 1, 0, false, false, samples.Min(), samples.Max(), [GrayscaleWindow.Spread(0, byte.MaxValue)]);
    }

    /// <summary>A VOI LUT is no window: the window over its output shows all of it.</summary>
    private static IReadOnlyList<GrayscaleWindow> Windows(VoiTransform voi) =>
        voi.Table is { } table ? [GrayscaleWindow.Spread(0, table.Maximum) with { Explanation = voi.Explanation }] : voi.Windows;

    private static int Sample(GrayscalePath path, int stored) => path.Voi.Table is { } table
        ? Math.Min(table[path.Modality.Apply(stored)], table.Maximum)
        : path.Modality.Table is { } modality ? modality[stored] : stored;

    private static (int Minimum, int Maximum, bool HasPadding) Range(StoredValues values, GrayscalePath path, bool[] used)
    {
        var (minimum, maximum, hasPadding) = (int.MaxValue, int.MinValue, false);
        for (var code = 0; code < used.Length; code++)
        {
            if (!used[code]) continue;
            if (path.Padding.Contains(values.ValueOf(code)))
            {
                hasPadding = true;
                continue;
            }

            var sample = Sample(path, values.ValueOf(code));
            (minimum, maximum) = (Math.Min(minimum, sample), Math.Max(maximum, sample));
        }

        return minimum <= maximum ? (minimum, maximum, hasPadding) : (0, 0, hasPadding);
    }

    /// <summary>The smallest format that holds the values; with padding one that reaches beyond them, if there is one.</summary>
    private static SampleFormat FormatOf(int minimum, int maximum, bool hasPadding) =>
        minimum >= 0 && maximum <= byte.MaxValue && !hasPadding ? SampleFormat.UInt8
        : minimum >= short.MinValue && maximum <= short.MaxValue ? SampleFormat.Int16
        : SampleFormat.UInt16;

    private static int Darkest(SampleFormat format, bool isHighDark) => (format, isHighDark) switch
    {
        (SampleFormat.Int16, true) => short.MaxValue,
        (SampleFormat.Int16, false) => short.MinValue,
        (_, true) => ushort.MaxValue,
        _ => 0,
    };

    private static byte[] Bytes(StoredValues values, int[] table, SampleFormat format) => format == SampleFormat.UInt8
        ? values.Map(Array.ConvertAll(table, sample => unchecked((byte)sample)))
        : MemoryMarshal.AsBytes<ushort>(values.Map(Array.ConvertAll(table, sample => unchecked((ushort)sample)))).ToArray();
}
