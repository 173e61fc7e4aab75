using System.Numerics.Tensors;
using HipAi.Dicom.Imaging;
using HipAi.Studies;

namespace HipAi.Inference.Preparation;

/// <summary>
/// One hip of one image, ready to be drawn into the input of any network. It refers to the pixels of its source image:
/// let it go when the image is done with.
/// </summary>
public sealed class PreparedHip
{
    private readonly GrayscaleImage source;

    internal PreparedHip(GrayscaleImage source, HipSide side, RadiographView view, PreparationRecord record)
    {
        this.source = source;
        Side = side;
        View = view;
        Record = record;
    }

    /// <summary>The patient's own side.</summary>
    public HipSide Side { get; }

    /// <summary>The view of the image.</summary>
    public RadiographView View { get; }

    /// <summary>What was done, for the way back to the source pixels.</summary>
    public PreparationRecord Record { get; }

    /// <summary>
    /// Draws the hip into a network's input before mean and standard deviation: values 0 to 1, row-major, padding 0.
    /// </summary>
    /// <param name="width">Columns of the input, 1 or more.</param>
    /// <param name="height">Rows of the input, 1 or more.</param>
    /// <param name="target">Receives width × height values.</param>
    /// <returns>The fit that was used, for <see cref="PreparationRecord.ToSource"/>.</returns>
    /// <exception cref="ArgumentException">The target is too small.</exception>
    public Letterbox DrawInto(int width, int height, Span<float> target)
    {
        var letterbox = Record.FitInto(width, height);
        if (target.Length < (long)width * height)
            throw new ArgumentException($"An input of {width} × {height} values does not fit into {target.Length}.", nameof(target));
        var content = letterbox.Content;
        var drawn = new float[content.Width * content.Height];
        AreaResampler.Resample(source.Pixels, source.Width, Record.Region, drawn, content.Width, content.Height);
        Stretch(drawn);
        target[..(width * height)].Clear();
        Place(drawn, letterbox, target);
        return letterbox;
    }

    /// <summary>
    /// Draws the square around a joint into a network's input before mean and standard deviation, stretched and mirrored like the hip:
    /// values 0 to 1, row-major; 0 where the square reaches beyond the hip's part of the image.
    /// </summary>
    /// <param name="joint">The square, made from this hip's record.</param>
    /// <param name="size">Columns and rows of the input, 1 or more.</param>
    /// <param name="target">Receives size × size values.</param>
    /// <exception cref="ArgumentException">The target is too small.</exception>
    public void DrawInto(JointRegion joint, int size, Span<float> target)
    {
        ArgumentNullException.ThrowIfNull(joint);
        if (target.Length < (long)size * size)
            throw new ArgumentException($"An input of {size} × {size} values does not fit into {target.Length}.", nameof(target));
        var drawn = new float[size * size];
        // The low end of the range becomes 0 when it is stretched: the padding.
        AreaResampler.ResampleWithin(source.Pixels, source.Width, Record.Region, (float)Record.Low, joint.Record.Region, drawn, size, size);
        Stretch(drawn);
        Place(drawn, joint.Record.FitInto(size, size), target);
    }

    /// <summary>
    /// Draws the hip as it lies in the source image (not mirrored), with the same stretch, as 8-bit grey.
    /// </summary>
    /// <param name="width">Columns of the picture, 1 or more.</param>
    /// <param name="height">Rows of the picture, 1 or more.</param>
    /// <returns>width × height bytes, row-major.</returns>
    public byte[] DrawAsStored(int width, int height)
    {
        var drawn = new float[width * height];
        AreaResampler.Resample(source.Pixels, source.Width, Record.Region, drawn, width, height);
        Stretch(drawn);
        var picture = new byte[drawn.Length];
        ToBytes(drawn, picture);
        return picture;
    }

    /// <summary>A part of this hip, with the same stretch and mirroring.</summary>
    /// <param name="part">Source pixels inside the hip's region.</param>
    internal PreparedHip Part(PixelRegion part) => new(source, Side, View, Record with { Region = part });

    /// <summary>Takes values from 0 to 1 to bytes from 0 to 255, to the nearest.</summary>
    /// <param name="values">Values from 0 to 1.</param>
    /// <param name="bytes">Receives as many bytes.</param>
    public static void ToBytes(ReadOnlySpan<float> values, Span<byte> bytes)
    {
        for (var i = 0; i < values.Length; i++) bytes[i] = (byte)((values[i] * 255f) + 0.5f);
    }

    // Copies what was drawn to its place in the input, mirrored as the record says.
    private void Place(ReadOnlySpan<float> drawn, Letterbox letterbox, Span<float> target)
    {
        var content = letterbox.Content;
        for (var y = 0; y < content.Height; y++)
        {
            var from = Record.FlippedVertically ? content.Height - 1 - y : y;
            var row = target.Slice(((content.Y + y) * letterbox.Width) + content.X, content.Width);
            drawn.Slice(from * content.Width, content.Width).CopyTo(row);
            if (Record.FlippedHorizontally) row.Reverse();
        }
    }

    private void Stretch(Span<float> values)
    {
        TensorPrimitives.Subtract(values, (float)Record.Low, values);
        TensorPrimitives.Multiply(values, (float)(1 / (Record.High - Record.Low)), values);
        TensorPrimitives.Max(values, 0f, values);
        TensorPrimitives.Min(values, 1f, values);
    }
}
