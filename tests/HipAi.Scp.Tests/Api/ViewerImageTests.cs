using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Scp.Security;
using HipAi.Scp.Storage.Database;
using HipAi.Scp.Tests.Review;
using HipAi.Scp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static HipAi.Scp.Tests.Review.SampleStudies;

namespace HipAi.Scp.Tests.Api;

/// <summary>What the viewer is told of an image, and its samples.</summary>
[Category("F1")]
internal sealed class ViewerImageTests
{
    private const string Address = $"/api/studies/{Certain}/images/{Certain}.1";
    private ReviewHost _host = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _host = await ReviewHost.StartAsync();
        await _host.AddCertainAsync();
    }

    [TearDown]
    public ValueTask StopAsync() => _host.DisposeAsync();

    [Test]
    [Category("C1")]
    public async Task Samples_are_the_stored_values_in_full_depth_and_their_form_is_told()
    {
        Save(12, [0, 1, 2047, 4095], data => data.AddOrUpdate(DicomTag.RescaleSlope, 2.0).AddOrUpdate(DicomTag.RescaleIntercept, -10.0)
            .AddOrUpdate(DicomTag.WindowCenter, 4000.0).AddOrUpdate(DicomTag.WindowWidth, 3000.0)
            .AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME1"));

        var image = await DescribedAsync();
        using var answer = await _host.Client.GetAsync(image.GetProperty("pixelsUrl").GetString());
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/octet-stream"));
        Assert.That(Enumerable.Range(0, 4).Select(i => BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(i * 2))), Is.EqualTo(new[] { 0, 1, 2047, 4095 }));
        Assert.That(Text(image, "format"), Is.EqualTo("int16"));
        Assert.That((Number(image, "slope"), Number(image, "intercept"), Number(image, "minimum"), Number(image, "maximum")), Is.EqualTo((2, -10, -10, 8180)));
        Assert.That((Number(image, "rows"), Number(image, "columns")), Is.EqualTo((1, 4)));
        Assert.That(image.GetProperty("isInverted").GetBoolean());
        var window = image.GetProperty("windows")[0];
        Assert.That((Number(window, "center"), Number(window, "width"), Text(window, "function")), Is.EqualTo((4000, 3000, "linear")));
    }

    [Test]
    [Category("C1")]
    public async Task What_the_samples_show_at_first_is_the_picture_of_the_service()
    {
        Save(12, [100, 900, 1500, 2000, 2700, 4000], data => data.AddOrUpdate(DicomTag.WindowCenter, 1800.0).AddOrUpdate(DicomTag.WindowWidth, 2500.0));

        var image = await DescribedAsync();
        var samples = await _host.Client.GetByteArrayAsync(new Uri(image.GetProperty("pixelsUrl").GetString()!, UriKind.Relative));
        var picture = PngPixels.Grey(await _host.Client.GetByteArrayAsync(new Uri(image.GetProperty("previewUrl").GetString()!, UriKind.Relative)));

        var shown = Enumerable.Range(0, 6).Select(i => Math.Clamp((BinaryPrimitives.ReadInt16LittleEndian(samples.AsSpan(i * 2)) - 1799.5) / 2499 + .5, 0, 1) * 255);
        Assert.That(picture.Select(grey => (double)grey), Is.EqualTo(shown).Within(.51));
    }

    [Test]
    [Category("C7")]
    public async Task Crops_heatmaps_and_maps_of_failure_are_told_with_their_places()
    {
        Save(12, [0, 4095]);

        var image = await DescribedAsync();

        Assert.That(image.GetProperty("hips").EnumerateArray().Select(hip => (Text(hip, "side"), Place(hip))), Is.EquivalentTo(new[]
        {
            ("right", "0,150,700,900"), ("left", "700,150,700,900"),
        }));
        var map = image.GetProperty("heatmaps").EnumerateArray().First(map => Text(map, "side") == "right" && Text(map, "member") == "hardware-nfnet");
        Assert.That((Text(map, "class"), Place(map)), Is.EqualTo(("total_hip_arthroplasty", "0,150,700,900")));
        Assert.That(Text(map, "url"), Is.EqualTo($"/api/studies/{Certain}/heatmaps/{Certain}.1-right-hardware-nfnet.png"));
        var failure = image.GetProperty("failureMaps")[0];
        Assert.That((Text(failure, "cause"), Place(failure), Number(failure, "peak"), Number(failure, "peakX"), Number(failure, "peakY")),
            Is.EqualTo(("aseptic_loosening", "100,200,300,300", .7, 210.5, 305.5)));
    }

    [TestCase(null, "0.14\\0.15", "DX", "", "detector", .14, .15)]
    [TestCase("0.12\\0.12", "0.14\\0.14", "DX", "FIDUCIAL", "patient", .12, .12)]
    [TestCase("0.12\\0.12", "0.14\\0.14", "DX", "", "detector", .14, .14)]
    [TestCase("0.1\\0.1", null, "CR", "", "detector", .1, .1)]
    [TestCase("0.1\\0.1", null, "DX", "", "unknown", .1, .1)]
    public async Task The_kind_of_pixel_spacing_is_told(
        string? pixel, string? imager, string modality, string calibration, string kind, double row, double column)
    {
        Save(12, [0, 4095], data =>
        {
            data.AddOrUpdate(DicomTag.Modality, modality).AddOrUpdate(DicomTag.PixelSpacingCalibrationType, calibration)
                .AddOrUpdate(DicomTag.EstimatedRadiographicMagnificationFactor, 1.15);
            if (pixel is not null) data.AddOrUpdate(DicomTag.PixelSpacing, Pair(pixel));
            if (imager is not null) data.AddOrUpdate(DicomTag.ImagerPixelSpacing, Pair(imager));
        });

        var spacing = (await DescribedAsync()).GetProperty("spacing");

        Assert.That((Text(spacing, "kind"), Number(spacing, "row"), Number(spacing, "column"), Number(spacing, "magnification")),
            Is.EqualTo((kind, row, column, 1.15)));
    }

    [Test]
    public async Task Without_spacing_none_is_told()
    {
        Save(12, [0, 4095]);

        Assert.That((await DescribedAsync()).GetProperty("spacing").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task Samples_that_the_browser_has_are_not_sent_again()
    {
        Save(12, [0, 4095]);
        using var first = await _host.Client.GetAsync($"{Address}/pixels");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Address}/pixels") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };

        using var second = await _host.Client.SendAsync(request);

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(first.Headers.CacheControl, Is.EqualTo(new CacheControlHeaderValue { Private = true, NoCache = true }));
        Assert.That(first.Headers.ETag!.Tag, Does.Contain(Instance(Certain, 1).Sha256));
    }

    [TestCase("pixels")]
    [TestCase("image.json")]
    [Category("H7")]
    public async Task What_is_removed_unreadable_or_unknown_is_refused_like_a_picture(string what)
    {
        File.WriteAllText(Path.Combine(_host.Data.Root, Instance(Certain, 1).RelativePath), "this is no DICOM file");
        Assert.That(await StatusAsync($"{Address}/{what}"), Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await StatusAsync($"/api/studies/{Certain}/images/1.2.3/{what}"), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await StatusAsync($"/api/studies/{Certain}/images/x/{what}"), Is.EqualTo(HttpStatusCode.BadRequest));
        await _host.Database.WriteAsync(
            WriteKey.None,
            db => db.Instances.OrderBy(i => i.Id).Take(1).ExecuteUpdateAsync(set => set.SetProperty(i => i.RemovedAt, Start)), CancellationToken.None);
        Assert.That(await StatusAsync($"{Address}/{what}"), Is.EqualTo(HttpStatusCode.Gone));
    }

    [TestCase("pixels")]
    [TestCase("image.json")]
    [Category("H2")]
    public async Task Only_those_who_may_read_studies_get_it(string what)
    {
        Save(12, [0, 4095]);
        using var radiologist = _host.As(Role.Radiologist);
        using var nobody = new HttpClient { BaseAddress = _host.Client.BaseAddress };
        using var ofNobody = _host.As();

        Assert.That((await radiologist.GetAsync($"{Address}/{what}")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await nobody.GetAsync($"{Address}/{what}")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await ofNobody.GetAsync($"{Address}/{what}")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private async Task<JsonElement> DescribedAsync()
    {
        using var json = JsonDocument.Parse(await _host.Client.GetStringAsync(new Uri($"{Address}/image.json", UriKind.Relative)));
        return json.RootElement.Clone();
    }

    private async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var answer = await _host.Client.GetAsync(address);
        return answer.StatusCode;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static double[] Pair(string text) => [.. text.Split('\\').Select(part => double.Parse(part, CultureInfo.InvariantCulture))];

    private static string Place(JsonElement element)
    {
        var region = element.GetProperty("region");
        return string.Join(',', new[] { "x", "y", "width", "height" }.Select(name => Number(region, name)));
    }

    private void Save(int bitsStored, short[] stored, Action<DicomDataset>? more = null)
    {
        var dataset = new DicomDataset()
            .AddOrUpdate(DicomTag.SOPClassUID, DigitalXRay).AddOrUpdate(DicomTag.SOPInstanceUID, $"{Certain}.1")
            .AddOrUpdate(DicomTag.SamplesPerPixel, 1).AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2")
            .AddOrUpdate(DicomTag.Rows, 1).AddOrUpdate(DicomTag.Columns, stored.Length)
            .AddOrUpdate(DicomTag.BitsAllocated, 16).AddOrUpdate(DicomTag.BitsStored, bitsStored)
            .AddOrUpdate(DicomTag.PixelRepresentation, 0)
            .AddOrUpdate(DicomVR.OW, DicomTag.PixelData, System.Runtime.InteropServices.MemoryMarshal.AsBytes(stored.AsSpan()).ToArray());
        more?.Invoke(dataset);
        new DicomFile(dataset, DicomTransferSyntax.ExplicitVRLittleEndian).Save(Path.Combine(_host.Data.Root, Instance(Certain, 1).RelativePath));
    }
}
