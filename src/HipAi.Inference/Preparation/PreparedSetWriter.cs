using System.Globalization;
using System.Text;
using HipAi.Studies;

namespace HipAi.Inference.Preparation;

/// <summary>
/// Writes prepared hips for training. For each input size S a file <c>hips-S.u8</c> of N × S × S bytes (the network's input before mean
/// and standard deviation, 0 to 255), and <c>hips.csv</c> with a header and one line per hip:
/// row, study, sopInstanceUid, side, view, class, flip, file. Row k of the table is block k of every file.
/// </summary>
public sealed class PreparedSetWriter : IDisposable
{
    private readonly (int Size, FileStream Stream, float[] Values, byte[] Bytes)[] files;
    private readonly StreamWriter table;

    /// <summary>Creates the files, replacing any of the same name.</summary>
    /// <param name="folder">The folder; made when missing.</param>
    /// <param name="sizes">The input sizes, each 1 to 4096, each once.</param>
    /// <exception cref="ArgumentException">No size, a size twice, or one out of range.</exception>
    public PreparedSetWriter(string folder, IReadOnlyList<int> sizes)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        if (sizes.Count == 0 || sizes.Distinct().Count() != sizes.Count || sizes.Any(size => size is < 1 or > 4096))
            throw new ArgumentException($"Input sizes must be distinct and from 1 to 4096: {string.Join(", ", sizes)}.", nameof(sizes));
        Directory.CreateDirectory(folder);
        files = [.. sizes.Select(size => (size, Create(folder, size), new float[size * size], new byte[size * size]))];
        table = new StreamWriter(Path.Combine(folder, "hips.csv"), append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        table.WriteLine("row,study,sopInstanceUid,side,view,class,flip,file");
    }

    /// <summary>How many hips have been written.</summary>
    public int Count { get; private set; }

    /// <summary>Appends one hip.</summary>
    /// <param name="hip">The hip.</param>
    /// <param name="row">What is known of it.</param>
    public void Add(PreparedHip hip, PreparedSetRow row)
    {
        ArgumentNullException.ThrowIfNull(hip);
        ArgumentNullException.ThrowIfNull(row);
        foreach (var (size, stream, values, bytes) in files)
        {
            hip.DrawInto(size, size, values);
            PreparedHip.ToBytes(values, bytes);
            stream.Write(bytes);
        }

        var flip = hip.Record.FlippedHorizontally ? "1" : "0";
        table.WriteLine(string.Join(',',
            Count.ToString(CultureInfo.InvariantCulture), Quote(row.StudyInstanceUid), Quote(row.SopInstanceUid),
            hip.Side.Code(), hip.View.Code(), row.Class.Code(), flip, Quote(row.File)));
        Count++;
    }

    /// <summary>Appends many hips.</summary>
    public void AddAll(IEnumerable<(PreparedHip Hip, PreparedSetRow Row)> hips)
    {
        ArgumentNullException.ThrowIfNull(hips);
        foreach (var (hip, row) in hips) Add(hip, row);
    }

    /// <summary>Finishes the files.</summary>
    public void Dispose()
    {
        table.Dispose();
        foreach (var file in files) file.Stream.Dispose();
    }

    private static FileStream Create(string folder, int size) =>
        new(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"hips-{size}.u8")), FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 20);

    // RFC 4180: a field with a comma, a quote or a line break is put in quotes.
    private static string Quote(string value) =>
        value.AsSpan().ContainsAny(",\"\r\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
