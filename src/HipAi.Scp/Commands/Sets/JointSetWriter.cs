using System.Globalization;

namespace HipAi.Scp.Commands;

/// <summary>
/// Writes the squares around the joints, row for row with <c>hips.csv</c>: <c>joints-S.u8</c> of N × S × S bytes, and with masks
/// <c>joint-masks-G.u8</c> of N × C × G × G bytes.
/// </summary>
internal sealed class JointSetWriter : IDisposable
{
    private readonly FileStream _pixels;
    private readonly FileStream? _masks;

    internal JointSetWriter(string folder, JointForm form)
    {
        Directory.CreateDirectory(folder);
        _pixels = Create(folder, "joints", form.Size);
        if (form.MaskGrid > 0) _masks = Create(folder, "joint-masks", form.MaskGrid);
    }

    /// <summary>Appends the square of one hip.</summary>
    internal void Add(DrawnJoint joint)
    {
        _pixels.Write(joint.Pixels);
        _masks?.Write(joint.Masks);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _masks?.Dispose();
        _pixels.Dispose();
    }

    private static FileStream Create(string folder, string name, int size) =>
        File.Create(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{size}.u8")), 1 << 20);
}
