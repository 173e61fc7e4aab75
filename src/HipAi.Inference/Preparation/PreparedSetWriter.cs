using System.Globalization;
using System.Text;
using HipAi.Studies;

namespace HipAi.Inference.Preparation;

/// <summary>
/// Writes prepared hips for training. For each input size S a file <c>hips-S.u8</c> of N × S × S bytes (the network's input before mean
/// and standard deviation, 0 to 255), and <c>hips.csv</c> with a header and one line per hip:
/// row, study, sopInstanceUid, side, view, class, flip, file, and the further columns it was made with. Row k of the table is
/// block k of every file. With masks there is also <c>masks-G.u8</c> of N × C × G × G bytes: how much of each cell of a G × G grid
/// over the input each of C things covers, 0 to 255.
/// </summary>
public sealed class PreparedSetWriter : IDisposable
{
    private readonly (int Size, FileStream Stream)[] files;
    private readonly StreamWriter table;
    private readonly IReadOnlyList<string> further;
    private readonly FileStream? masks;
    private readonly int maskBytes;

    /// <summary>Creates the files, replacing any of the same name.</summary>
    /// <param name="folder">The folder; made when missing.</param>
    /// <param name="sizes">The input sizes, each 1 to 4096, each once.</param>
    /// <param name="furtherColumns">Names of further columns.</param>
    /// <param name="maskGrid">Cells along a side of the masks, and how many things are masked; 0 of either for none.</param>
    /// <exception cref="ArgumentException">No size, a size twice, or one out of range.</exception>
    public PreparedSetWriter(
        string folder, IReadOnlyList<int> sizes, IReadOnlyList<string> furtherColumns, (int Size, int Channels) maskGrid = default)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentNullException.ThrowIfNull(furtherColumns);
        if (sizes.Count == 0 || sizes.Distinct().Count() != sizes.Count || sizes.Any(size => size is < 1 or > 4096))
            throw new ArgumentException($"Input sizes must be distinct and from 1 to 4096: {string.Join(", ", sizes)}.", nameof(sizes));
        Directory.CreateDirectory(folder);
        files = [.. sizes.Select(size => (size, Create(folder, "hips", size)))];
        maskBytes = maskGrid.Size * maskGrid.Size * maskGrid.Channels;
        if (maskBytes > 0) masks = Create(folder, "masks", maskGrid.Size);
        further = furtherColumns;
        table = new StreamWriter(Path.Combine(folder, "hips.csv"), append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        table.WriteLine(string.Join(',', ["row,study,sopInstanceUid,side,view,class,flip,file", .. furtherColumns]));
    }

    /// <summary>How many hips have been written.</summary>
    public int Count { get; private set; }

    /// <summary>Draws one hip at every size. Safe to call from many threads; <see cref="Add(DrawnHip)"/> is not.</summary>
    /// <param name="hip">The hip.</param>
    /// <param name="row">What is known of it.</param>
    /// <param name="mask">Its masks, thing by thing and row by row, when the set has masks.</param>
    /// <exception cref="ArgumentException">Further values or mask do not fit the set.</exception>
    public DrawnHip Draw(PreparedHip hip, PreparedSetRow row, byte[]? mask = null)
    {
        ArgumentNullException.ThrowIfNull(hip);
        ArgumentNullException.ThrowIfNull(row);
        if (row.Further.Count != further.Count)
            throw new ArgumentException($"The set has {further.Count} further columns, the row {row.Further.Count} values.", nameof(row));
        if ((mask?.Length ?? 0) != maskBytes)
            throw new ArgumentException($"The set's masks have {maskBytes} bytes, the hip's {mask?.Length ?? 0}.", nameof(mask));
        var flip = hip.Record.FlippedHorizontally ? "1" : "0";
        string[] cells =
        [
            Quote(row.StudyInstanceUid), Quote(row.SopInstanceUid), hip.Side.Code(), hip.View.Code(), row.Class.Code(), flip, Quote(row.File),
            .. row.Further.Select(Quote),
        ];
        return new DrawnHip([.. files.Select(file => Draw(hip, file.Size))], mask, string.Join(',', cells));
    }

    /// <summary>Appends one hip.</summary>
    public void Add(DrawnHip hip)
    {
        ArgumentNullException.ThrowIfNull(hip);
        for (var i = 0; i < files.Length; i++) files[i].Stream.Write(hip.Pixels[i]);
        if (hip.Mask is { } mask) masks?.Write(mask);
        table.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Count},{hip.Cells}"));
        Count++;
    }

    /// <summary>Finishes the files.</summary>
    public void Dispose()
    {
        table.Dispose();
        masks?.Dispose();
        foreach (var (_, stream) in files) stream.Dispose();
    }

    private static byte[] Draw(PreparedHip hip, int size)
    {
        var (values, bytes) = (new float[size * size], new byte[size * size]);
        hip.DrawInto(size, size, values);
        PreparedHip.ToBytes(values, bytes);
        return bytes;
    }

    private static FileStream Create(string folder, string name, int size) =>
        new(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{size}.u8")), FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 20);

    // RFC 4180: a field with a comma, a quote or a line break is put in quotes.
    private static string Quote(string value) =>
        value.AsSpan().ContainsAny(",\"\r\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
