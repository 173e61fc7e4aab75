using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Scp.Tests.Review;
using HipAi.Studies;
using static HipAi.Scp.Tests.Review.SampleStudies;

namespace HipAi.Scp.Tests.Api;

/// <summary>Images and heatmaps as PNG.</summary>
internal sealed class PictureTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private ReviewHost _host = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _host = await ReviewHost.StartAsync();
        await _host.AddCertainAsync();
    }

    [TearDown]
    public ValueTask StopAsync() => _host.DisposeAsync();

    [TestCase("", 90, 60)]
    [TestCase("?max=30", 30, 20)]
    public async Task An_image_is_drawn_at_the_size_asked_for(string query, int width, int height)
    {
        Save(columns: 90, rows: 60);

        using var answer = await _host.Client.GetAsync(Rendered + query);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("image/png"));
        var png = await answer.Content.ReadAsByteArrayAsync();
        Assert.That(png.AsSpan(0, 8).ToArray(), Is.EqualTo(Png));
        Assert.That((Number(png, 16), Number(png, 20)), Is.EqualTo((width, height)), "IHDR");
    }

    [Test]
    public async Task A_picture_the_browser_has_is_not_drawn_again()
    {
        Save(columns: 90, rows: 60);
        using var first = await _host.Client.GetAsync(Rendered);
        using var request = new HttpRequestMessage(HttpMethod.Get, Rendered) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };

        using var second = await _host.Client.SendAsync(request);

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(second.Headers.ETag, Is.EqualTo(first.Headers.ETag));
        Assert.That(first.Headers.CacheControl, Is.EqualTo(new CacheControlHeaderValue { Private = true, NoCache = true }));
    }

    [Test]
    [Category("A8")]
    public async Task An_object_whose_pixels_cannot_be_read_is_said_to_be_so()
    {
        File.WriteAllText(ImagePath, "this is no DICOM file");

        using var answer = await _host.Client.GetAsync(Rendered);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
    }

    [Test]
    public async Task A_file_that_is_gone_is_not_found_and_its_path_not_told()
    {
        using var answer = await _host.Client.GetAsync(Rendered);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain(_host.Data.Root));
    }

    [Test]
    [Category("C7")]
    public async Task A_heatmap_is_the_file_that_was_drawn()
    {
        var id = $"{Certain}.1-right-hardware-nfnet";
        _host.Results.WriteHeatmap(Certain, 1, id, Png);

        using var answer = await _host.Client.GetAsync($"/api/studies/{Certain}/heatmaps/{id}.png");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.EqualTo(Png));
    }

    [Test]
    [Category("C8")]
    public async Task A_map_of_a_cause_of_failure_is_served_like_a_heatmap()
    {
        const string id = "image-2-right-aseptic-loosening";
        _host.Results.WriteHeatmap(Certain, 1, id, Png);

        using var answer = await _host.Client.GetAsync($"/api/studies/{Certain}/heatmaps/{id}.png");
        using var other = await _host.Client.GetAsync($"/api/studies/{Certain}/heatmaps/image-2-right-infection.png");

        Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.EqualTo(Png));
        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private static string Rendered => $"/api/studies/{Certain}/images/{Certain}.1/rendered.png";

    private string ImagePath => Path.Combine(_host.Data.Root, Instance(Certain, 1).RelativePath);

    private static int Number(byte[] png, int offset) => BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(offset));

    private void Save(ushort columns, ushort rows)
    {
        var pixels = Enumerable.Range(0, columns * rows).Select(i => (byte)(i % 256)).ToArray();
        var dataset = new DicomDataset();
        dataset.AddOrUpdate(DicomTag.SOPClassUID, DigitalXRay);
        dataset.AddOrUpdate(DicomTag.SOPInstanceUID, $"{Certain}.1");
        dataset.AddOrUpdate(DicomTag.SamplesPerPixel, (ushort)1);
        dataset.AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2");
        dataset.AddOrUpdate(DicomTag.Rows, rows);
        dataset.AddOrUpdate(DicomTag.Columns, columns);
        dataset.AddOrUpdate(DicomTag.BitsAllocated, (ushort)8);
        dataset.AddOrUpdate(DicomTag.BitsStored, (ushort)8);
        dataset.AddOrUpdate(DicomTag.HighBit, (ushort)7);
        dataset.AddOrUpdate(DicomTag.PixelRepresentation, (ushort)0);
        dataset.AddOrUpdate(DicomVR.OW, DicomTag.PixelData, pixels);
        new DicomFile(dataset, DicomTransferSyntax.ExplicitVRLittleEndian).Save(ImagePath);
    }
}
