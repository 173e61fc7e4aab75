using System.Collections.Concurrent;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Imaging;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Imaging;

/// <summary>The grey-scale path value by value against DCMTK's dcm2pnm and against pydicom, on a matrix of made images.</summary>
[TestFixture]
[Category("C1")]
public sealed class GreyscaleReferenceTests
{
    /// <summary>dcm2pnm writes 16 bits: one step for its rounding.</summary>
    private const double SixteenBits = 1.1 / 65535;

    /// <summary>dcm2pnm divides the output of a VOI look-up table of 12 bits by 4096, the standard's highest value is 4095.</summary>
    private const double TableStep = 1.0 / 4096;

    private TempFolder _folder = null!;

    [OneTimeSetUp]
    public void Write()
    {
        _folder = new TempFolder();
        foreach (var sample in GreyscaleSample.All()) sample.ToFile().Save(_folder.File(sample.Name));
    }

    [OneTimeTearDown]
    public void Remove() => _folder.Dispose();

    [Test]
    public async Task Every_value_is_that_of_dcm2pnm()
    {
        var different = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(GreyscaleSample.All(), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (sample, _) =>
        {
            var file = DicomFile.Open(_folder.File(sample.Name));

            // dcm2pnm 3.6.7 does not know LINEAR_EXACT and takes it for LINEAR; pydicom knows it.
            if (sample.Voi == "LINEAR_EXACT") file.Dataset.AddOrUpdate(DicomTag.VOILUTFunction, "LINEAR");
            var theirs = await DcmtkPicture.RenderAsync(_folder.File(sample.Name), file.Dataset) ?? throw new InvalidOperationException(sample.Name);
            var largest = Largest(GrayscaleRenderer.Render(file.Dataset, file.TransferSyntax).Pixels, theirs);
            if (largest > DcmtkTolerance(sample, file.Dataset)) different.Add($"{largest:0.000000} {sample.Name}");
        });
        Assert.That(different.Order(StringComparer.Ordinal), Is.Empty, string.Join('\n', different.Order(StringComparer.Ordinal)));
    }

    [Test]
    public async Task Every_value_is_that_of_pydicom()
    {
        var samples = GreyscaleSample.All().Where(PydicomKnows).ToList();
        var pictures = await PydicomPictures.RenderAsync(_folder, [.. samples.Select(sample => _folder.File(sample.Name))]);
        Assert.That(samples, Has.Count.GreaterThan(80));
        var different =
            from pair in samples.Zip(pictures)
            let sample = pair.First
            let theirs = pair.Second ?? []
            let file = DicomFile.Open(_folder.File(sample.Name))
            let largest = Largest(GrayscaleRenderer.Render(file.Dataset, file.TransferSyntax).Pixels, theirs)
            where largest > 1e-5
            select $"{largest:0.000000} {sample.Name}";
        Assert.That(different, Is.Empty);
    }

    /// <summary>dcm2pnm keeps modality values as whole numbers, cut off towards zero, so that half a step is lost with a slope of 0.5: half a step of
    /// a window; of the range, whose ends move too, a whole one; and below zero an entry of a table, where we and pydicom go down.</summary>
    private static double DcmtkTolerance(GreyscaleSample sample, DicomDataset dataset)
    {
        var range = ((1 << sample.Stored) - 1) * sample.Slope;
        return (sample.Voi, sample.Modality) switch
        {
            // The tables are parabolas: their steepest entry is 2 divided by their number, 0.8 of the range.
            ("lut", "x0.5") when sample.Signed => (2 / (0.8 * range)) + TableStep,
            ("lut", _) => TableStep + SixteenBits,
            ("none", "x0.5") => (1 / range) + SixteenBits,
            (_, "x0.5") => (0.5 / (dataset.GetSingleValue<double>(DicomTag.WindowWidth) - 1)) + SixteenBits,
            _ => SixteenBits,
        };
    }

    /// <summary>pydicom 2.3 neither masks unused bits nor shifts to the high bit; it subtracts the first mapped value in the type of the pixels, which
    /// overflows when all their bits are stored and signed; and it takes a count of more than 32767 entries in an SS descriptor for negative.</summary>
    private static bool PydicomKnows(GreyscaleSample sample)
    {
        var overflows = sample.Signed && sample.Stored == sample.Allocated && (sample.Modality == "lut" || (sample.Voi == "lut" && sample.Modality == "none"));
        var isLong = sample.Stored == 16 && (sample.Modality == "lut" || sample.Voi == "lut");
        return !sample.Overlay && sample.HighBit == sample.Stored - 1 && !overflows && !isLong;
    }

    private static double Largest(float[] ours, float[] theirs)
    {
        Assert.That(theirs, Has.Length.EqualTo(ours.Length));
        return ours.Zip(theirs, (a, b) => (double)Math.Abs(a - b)).Max();
    }
}
