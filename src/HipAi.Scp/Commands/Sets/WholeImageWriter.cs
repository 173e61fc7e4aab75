using System.Globalization;
using System.Text;
using HipAi.Inference.Evaluation;
using HipAi.Studies;

namespace HipAi.Scp.Commands;

/// <summary>
/// Writes images as a whole beside the hips of a prepared set: <c>images-S.u8</c> of N × S × S bytes and <c>images.csv</c> with
/// row, study, sopInstanceUid, view, projection, quality, defects, vendor, site. For the networks that tell view and quality.
/// </summary>
internal sealed class WholeImageWriter : IDisposable
{
    private readonly FileStream _pixels;
    private readonly StreamWriter _table;
    private int _count;

    /// <summary>A writer for a set; null when no whole images are wanted, size 0.</summary>
    internal static WholeImageWriter? Open(string folder, int size) => size > 0 ? new WholeImageWriter(folder, size) : null;

    private WholeImageWriter(string folder, int size)
    {
        Directory.CreateDirectory(folder);
        _pixels = File.Create(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"images-{size}.u8")), 1 << 20);
        _table = new StreamWriter(Path.Combine(folder, "images.csv"), append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        _table.WriteLine("row,study,sopInstanceUid,view,projection,quality,defects,vendor,site");
    }

    /// <summary>Appends one image.</summary>
    internal void Add(DrawnWhole image)
    {
        _pixels.Write(image.Pixels);
        _table.WriteLine(string.Join(',',
            _count.ToString(CultureInfo.InvariantCulture), CsvField.Of(image.Study), image.SopInstanceUid, image.View.Code(), image.Projection,
            image.Quality.Code(), string.Join(';', image.Defects).Replace(',', ' '), CsvField.Of(image.Vendor), CsvField.Of(image.Site)));
        _count++;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _table.Dispose();
        _pixels.Dispose();
    }
}
