using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Imaging;
using HipAi.Dicom.Imaging.Codecs;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Imaging;

/// <summary>Codecs over every layout of bits: what is shown is what was shown before compression, or the layout is refused by name.
/// Encoders and decoder disagree about bits stored and signs in many programs; here it is seen value by value.</summary>
[TestFixture]
[Category("C1")]
public sealed class CompressedLayoutTests
{
    private TempFolder _folder = null!;

    [OneTimeSetUp]
    public void Make() => _folder = new TempFolder();

    [OneTimeTearDown]
    public void Remove() => _folder.Dispose();

    [Test]
    public async Task A_losslessly_compressed_image_looks_as_before(
        [Values("dcmcjpeg +e1", "dcmcjpeg +el +sv 6", "dcmcjpls +el", "dcmcjpls +el +pc", "gdcmconv --j2k", "gdcmconv --jpegls", "gdcmconv --jpeg", "dcmcrle")] string compressor)
    {
        var (same, wrong) = (0, new List<string>());
        foreach (var sample in GreyscaleSample.All().Where(sample => sample is { Voi: "LINEAR", Photometric: "MONOCHROME2" }))
        {
            // As an encoder it cuts off what stands above the bits that it expects at the bottom: the codestream has lost them.
            if (compressor.StartsWith("gdcmconv", StringComparison.Ordinal) && sample.HighBit != sample.Stored - 1) continue;
            var (native, compressed) = (_folder.File(sample.Name), _folder.File("compressed"));
            sample.ToFile().Save(native);
            var words = compressor.Split(' ');
            var run = await Tool.RunAsync(words[0], [.. words[1..], native, compressed]);
            if (run.ExitCode != 0)
            {
                TestContext.Out.WriteLine($"{compressor} does not compress {sample.Name}: {run.Error.Split('\n')[0]}");
                continue;
            }

            if (await DifferenceAsync(native, compressed) is { } difference) wrong.Add($"{sample.Name}: {difference}");
            else same++;
        }

        Assert.That(wrong, Is.Empty, string.Join('\n', wrong));
        Assert.That(same, Is.GreaterThan(5));
    }

    /// <summary>Signed lossy words come from the decoder with or without their sign, depending on the codec.</summary>
    [TestCase("dcmcjpeg +ee +bt +q 100", false)]
    [TestCase("dcmcjpeg +ee +bt +q 100", true)]
    [TestCase("dcmcjpls +en +md 2", false)]
    [TestCase("gdcmconv --j2k --lossy --irreversible -r 2", false)]
    [TestCase("gdcmconv --j2k --lossy --irreversible -r 2", true)]
    public async Task A_lossily_compressed_image_looks_nearly_as_before(string compressor, bool signed)
    {
        var sample = new GreyscaleSample(16, 12, 11, signed, "none", "LINEAR", "MONOCHROME2", Overlay: false);
        var (native, compressed) = (_folder.File(sample.Name), _folder.File("compressed"));
        sample.ToFile().Save(native);
        var words = compressor.Split(' ');
        var run = await Tool.RunAsync(words[0], [.. words[1..], native, compressed]);
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(await LargestDifferenceAsync(native, compressed), Is.LessThan(0.01), sample.Name);
    }

    private async Task<string?> DifferenceAsync(string native, string compressed)
    {
        try
        {
            var largest = await LargestDifferenceAsync(native, compressed);
            return largest == 0 ? null : $"differs by {largest}";
        }
        catch (DicomException named)
        {
            return named.Message;
        }
    }

    private async Task<float> LargestDifferenceAsync(string native, string compressed)
    {
        var transcoder = new DicomTranscoder(new CodecOptions { WorkFolder = _folder.Path }, TimeProvider.System);
        var before = Render(DicomFile.Open(native));
        var after = Render(await transcoder.ToNativeAsync(DicomFile.Open(compressed), 0, CancellationToken.None));
        return before.Zip(after, (a, b) => Math.Abs(a - b)).Max();
    }

    private static float[] Render(DicomFile file) => GrayscaleRenderer.Render(file.Dataset, file.TransferSyntax).Pixels;
}
