using System.Globalization;
using System.IO.Compression;
using System.Text;
using HipAi.Reporting.Formats.Pictures;
using PdfSharp.Pdf;

namespace HipAi.Reporting.Formats.Pdf;

/// <summary>
/// A picture as an object of a document. PDF and PNG pack pixels alike (ISO 32000-1 7.4.4.4, predictors), so a file's packed pixels are
/// taken as they are: to unpack and pack them again would take longer than all the rest of the document.
/// </summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Image">The image XObject.</param>
internal sealed record PdfPicture(int Width, int Height, PdfDictionary Image)
{
    private const string Images = "/XObject";

    /// <summary>The picture of a PNG file; one that is longer than it may be is made smaller.</summary>
    /// <param name="document">Receives the object.</param>
    /// <param name="png">The file.</param>
    /// <param name="longestSide">The most pixels of a side.</param>
    /// <exception cref="InvalidDataException">The file is damaged or too large.</exception>
    public static PdfPicture Of(PdfDocument document, byte[] png, int longestSide)
    {
        var file = PngFile.Open(png, checkSums: true);
        if (Math.Max(file.Width, file.Height) > longestSide) return Of(document, Reduction.AtMost(PngReader.Read(png), longestSide));
        var parameters = new PdfDictionary();
        parameters.Elements.SetInteger("/Predictor", 15);
        parameters.Elements.SetInteger("/Colors", file.Channels);
        parameters.Elements.SetInteger("/Columns", file.Width);
        var image = Object(document, file.Width, file.Height, file.Channels == 3 ? "/DeviceRGB" : "/DeviceGray", file.Data.ToArray());
        image.Elements["/DecodeParms"] = parameters;
        return new PdfPicture(file.Width, file.Height, image);
    }

    /// <summary>Draws pictures on a page whose graphics are closed.</summary>
    /// <param name="page">The page.</param>
    /// <param name="placed">The pictures, 1 or more, and where each goes.</param>
    public static void Draw(PdfPage page, IReadOnlyList<(PdfPicture Picture, PdfPlace Place)> placed)
    {
        var (images, operators) = (new PdfDictionary(), new StringBuilder());
        foreach (var (i, (picture, place)) in placed.Index())
        {
            var bottom = page.Height.Point - place.Y - place.Height;
            images.Elements.SetReference(string.Create(CultureInfo.InvariantCulture, $"/Map{i}"), picture.Image);
            operators.Append(
                CultureInfo.InvariantCulture, $"q {place.Width:0.###} 0 0 {place.Height:0.###} {place.X:0.###} {bottom:0.###} cm /Map{i} Do Q\n");
        }

        page.Elements.GetDictionary("/Resources")!.Elements[Images] = images;
        page.Contents.AppendContent().CreateStream(Encoding.ASCII.GetBytes(operators.ToString()));
    }

    private static PdfPicture Of(PdfDocument document, RgbPicture picture)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(picture.Samples);
        return new PdfPicture(picture.Width, picture.Height, Object(document, picture.Width, picture.Height, "/DeviceRGB", packed.ToArray()));
    }

    private static PdfDictionary Object(PdfDocument document, int width, int height, string colours, byte[] packed)
    {
        var image = new PdfDictionary(document);
        image.Elements.SetName("/Type", Images);
        image.Elements.SetName("/Subtype", "/Image");
        image.Elements.SetInteger("/Width", width);
        image.Elements.SetInteger("/Height", height);
        image.Elements.SetInteger("/BitsPerComponent", 8);
        image.Elements.SetName("/ColorSpace", colours);
        image.Elements.SetBoolean("/Interpolate", true);
        image.Elements.SetName("/Filter", "/FlateDecode");
        image.CreateStream(packed);
        document.Internals.AddObject(image);
        return image;
    }
}
