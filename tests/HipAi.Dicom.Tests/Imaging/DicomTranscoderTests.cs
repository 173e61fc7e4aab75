using System.Buffers.Binary;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Imaging;
using HipAi.Dicom.Imaging.Codecs;
using HipAi.Testing;

namespace HipAi.Dicom.Tests.Imaging;

/// <summary>Results, limits and hostile input of the decoder in its separate process.</summary>
[TestFixture]
[Category("A4")]
[Category("A5")]
public sealed class DicomTranscoderTests
{
    private TempFolder _work = null!;

    [SetUp]
    public void SetUp() => _work = new TempFolder();

    [TearDown]
    public void TearDown() => _work.Dispose();

    [Test]
    public async Task Native_and_RLE_files_of_one_frame_are_given_back_as_they_are()
    {
        foreach (var name in new[] { "explicit-u12.dcm", "implicit-u12.dcm", "big-endian-u12.dcm", "deflated-u12.dcm", "encapsulated-u12.dcm", "rle-u16.dcm" })
        {
            var file = Sample(name);
            Assert.That(await Transcoder().ToNativeAsync(file, 0, CancellationToken.None), Is.SameAs(file), name);
        }
    }

    [Test]
    public async Task A_decoded_file_keeps_everything_but_its_pixels()
    {
        var file = Sample("jpeg-lossless-sv1-s16.dcm");
        file.Dataset.AddOrUpdate(DicomTag.PatientName, "DOE^JANE").AddOrUpdate(DicomTag.WindowCenter, 40.0);

        var native = await Transcoder().ToNativeAsync(file, 0, CancellationToken.None);

        Assert.That(native.TransferSyntax, Is.SameAs(DicomTransferSyntax.ExplicitVRLittleEndian));
        var other = (DicomItem item) => item.Tag != DicomTag.PixelData;
        Assert.That(native.Dataset.Where(other).Select(item => item.Tag), Is.EqualTo(file.Dataset.Where(other).Select(item => item.Tag)));
        Assert.That(native.Dataset.GetString(DicomTag.PatientName), Is.EqualTo("DOE^JANE"));
        Assert.That(file.Dataset.TryGetItem<DicomFragmentSequence>(DicomTag.PixelData, out _), Is.True, "the original is untouched");
    }

    [Test]
    public async Task A_later_native_frame_comes_out_alone_even_when_it_begins_within_a_byte()
    {
        var dataset = new DicomDataset().AddOrUpdate(DicomTag.SamplesPerPixel, 1).AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2")
            .AddOrUpdate(DicomTag.Rows, 1).AddOrUpdate(DicomTag.Columns, 3).AddOrUpdate(DicomTag.BitsAllocated, 1).AddOrUpdate(DicomTag.BitsStored, 1)
            .AddOrUpdate(DicomTag.PixelRepresentation, 0).AddOrUpdate(DicomTag.NumberOfFrames, 3)
            .AddOrUpdate(DicomVR.OB, DicomTag.PixelData, (byte)0b01_011_101, (byte)0b1);
        var native = await Transcoder().ToNativeAsync(new DicomFile(dataset, DicomTransferSyntax.ExplicitVRLittleEndian), 2, CancellationToken.None);
        Assert.That(GrayscaleRenderer.Render(native.Dataset, native.TransferSyntax).Pixels, Is.EqualTo(new[] { 1f, 0f, 1f }));
    }

    [Test]
    public void A_picture_that_is_not_the_one_described_is_refused_before_any_process_starts()
    {
        Refused(Sample("jpeg-2000-lossless-u12.dcm"), dataset => dataset.AddOrUpdate(DicomTag.Rows, 38), "37 rows × 51 columns; the data set names 38 × 51");
        Refused(Sample("jpeg-ls-u16.dcm"), dataset => dataset.AddOrUpdate(DicomTag.Columns, 50), "37 rows × 51 columns");
        Refused(Sample("jpeg-lossless-sv1-u16.dcm"), dataset => dataset.AddOrUpdate(DicomTag.BitsAllocated, 8).AddOrUpdate(DicomTag.BitsStored, 8).AddOrUpdate(DicomTag.HighBit, 7), "16 bits; the data set has room for 8");
        Refused(Sample("jpeg-baseline-rgb.dcm"), dataset => dataset.AddOrUpdate(DicomTag.SamplesPerPixel, 1), "3 samples per pixel");
        Refused(Sample("jpeg-baseline-u8.dcm"), dataset => dataset.AddOrUpdate(new DicomFragmentSequence(DicomTag.PixelData, DicomVR.OB, default, [new byte[] { 1, 2 }])), "is not a picture in JPEG");
        Refused(Sample("jpeg-baseline-u8.dcm"), dataset => dataset.AddOrUpdate(new DicomFragmentSequence(DicomTag.PixelData, DicomVR.OB, default, [])), "has no fragments");
    }

    /// <summary>CharLS 2 never comes to an end with such a frame; it is not even started.</summary>
    [TestCase("jpeg-lossless-sv1-u12.dcm")]
    [TestCase("jpeg-ls-u12.dcm")]
    [TestCase("jpeg-2000-u12.dcm")]
    public void A_frame_that_is_cut_short_is_refused(string name)
    {
        var whole = Fragment(Sample(name));
        Refused(Sample(name), dataset => dataset.AddOrUpdate(new DicomFragmentSequence(DicomTag.PixelData, DicomVR.OB, default, [whole[..(whole.Length / 2)]])), "is cut short");
    }

    /// <summary>libjpeg fills up what is missing and calls that success.</summary>
    [TestCase("jpeg-lossless-u16.dcm")]
    [TestCase("jpeg-baseline-u8.dcm")]
    public void A_JPEG_that_lacks_its_middle_is_refused(string name)
    {
        var (file, whole) = (Sample(name), Fragment(Sample(name)).ToArray());
        byte[] holed = [.. whole[..(whole.Length * 2 / 3)], .. whole[^20..]];
        file.Dataset.AddOrUpdate(new DicomFragmentSequence(DicomTag.PixelData, DicomVR.OB, default, [holed]));
        Assert.That(async () => await Transcoder().ToNativeAsync(file, 0, CancellationToken.None),
            Throws.TypeOf<DicomImagingException>().With.Message.Contains("Corrupt JPEG data: premature end of data segment"));
    }

    /// <summary>A picture of 8 bits may stand in 16 allocated; GDCM then gives bytes, which are not the words announced.</summary>
    [Test]
    public async Task Eight_bits_in_sixteen_become_words()
    {
        var (narrow, wide) = (Sample("jpeg-baseline-u8.dcm"), Sample("jpeg-baseline-u8.dcm"));
        wide.Dataset.AddOrUpdate(DicomTag.BitsAllocated, 16);
        var bytes = await Transcoder().ToNativeAsync(narrow, 0, CancellationToken.None);
        var words = await Transcoder().ToNativeAsync(wide, 0, CancellationToken.None);
        Assert.That(PixelDescription.From(words.Dataset), Is.EqualTo(PixelDescription.From(bytes.Dataset) with { BitsAllocated = 16 }));
        Assert.That(GrayscaleRenderer.Render(words.Dataset, words.TransferSyntax).Pixels,
            Is.EqualTo(GrayscaleRenderer.Render(bytes.Dataset, bytes.TransferSyntax).Pixels));
    }

    [Test]
    public void A_bomb_of_60000_by_60000_is_refused_before_memory_is_taken()
    {
        var (honest, codestream) = Resized(60000);
        var bomb = new DicomFragmentSequence(DicomTag.PixelData, DicomVR.OB, default, [codestream]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Refused(honest, dataset => dataset.AddOrUpdate(bomb), "60000 rows × 60000 columns; the data set names 37 × 51");
        Refused(honest, dataset => dataset.AddOrUpdate(bomb).AddOrUpdate(DicomTag.Rows, 60000).AddOrUpdate(DicomTag.Columns, 60000), "would take 7200000000 bytes");

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1_000_000));
    }

    /// <summary>A picture of nothing that needs 300 MB: what it says of itself agrees with the data set, so only the limit stops it.</summary>
    [Test]
    public void A_bomb_within_the_frame_limit_runs_out_of_the_decoders_memory()
    {
        var (file, codestream) = Resized(9000);
        var bomb = new DicomDataset(file.Dataset).AddOrUpdate(DicomTag.Rows, 9000).AddOrUpdate(DicomTag.Columns, 9000)
            .AddOrUpdate(new DicomFragmentSequence(DicomTag.PixelData, DicomVR.OB, default, [codestream]));
        Assert.That(
            async () => await Transcoder(new CodecOptions { MaximumMemory = 200 << 20 }).ToNativeAsync(new DicomFile(bomb, file.TransferSyntax), 0, CancellationToken.None),
            Throws.TypeOf<DicomImagingException>().With.Message.Contains("ran out of the 200 MiB of memory it may take"));
        Assert.That(Directory.EnumerateDirectories(_work.Path), Is.Empty);
    }

    [Test]
    public void Each_limit_ends_the_decoder_and_is_named()
    {
        Ended(new CodecOptions { GdcmconvPath = Script("while :; do :; done"), MaximumCpuTime = TimeSpan.FromSeconds(1) }, "was stopped after 1 s of processor time");
        Ended(new CodecOptions { GdcmconvPath = Script("head -c 1000000 /dev/zero > \"$3\"") }, "was stopped because it wrote more than the frame can have");
        Ended(new CodecOptions { GdcmconvPath = Script("kill -SEGV $$") }, "ended by signal 11");
        Ended(new CodecOptions { GdcmconvPath = Script("echo not a file > \"$3\"") }, "gave back something that cannot be read");
        Ended(new CodecOptions { GdcmconvPath = Script("echo \"core=$(ulimit -c) files=$(ulimit -n) $HOME\" >&2; exit 3") }, "exit code 3): core=0 files=64");
    }

    [Test]
    public async Task The_wall_time_is_kept_by_the_clock_that_was_given_and_children_die_too()
    {
        var (clock, alive) = (new ManualTimeProvider(), await MakePipeAsync());
        var options = new CodecOptions { GdcmconvPath = Script($"exec 9>'{alive}'; sleep 100 & echo started >&9; wait"), WorkFolder = _work.Path };
        var decoding = new DicomTranscoder(options, clock).ToNativeAsync(Sample("jpeg-ls-u12.dcm"), 0, CancellationToken.None);
        using var reader = new StreamReader(alive);
        Assert.That(await reader.ReadLineAsync(), Is.EqualTo("started"));

        clock.Advance(options.MaximumWallTime);

        Assert.That(async () => await decoding, Throws.TypeOf<DicomImagingException>().With.Message.Contains("was stopped after 60 s"));
        await AssertNobodyWritesAsync(reader);
        Assert.That(Directory.EnumerateDirectories(_work.Path), Is.Empty);
    }

    [Test]
    public async Task Cancelling_kills_the_decoder_and_removes_its_folder()
    {
        var alive = await MakePipeAsync();
        using var cancel = new CancellationTokenSource();
        var options = new CodecOptions { GdcmconvPath = Script($"exec 9>'{alive}'; echo started >&9; exec sleep 100"), WorkFolder = _work.Path };
        var decoding = new DicomTranscoder(options, TimeProvider.System).ToNativeAsync(Sample("jpeg-ls-u12.dcm"), 0, cancel.Token);
        using var reader = new StreamReader(alive);
        Assert.That(await reader.ReadLineAsync(), Is.EqualTo("started"));

        await cancel.CancelAsync();

        Assert.That(async () => await decoding, Throws.InstanceOf<OperationCanceledException>());
        await AssertNobodyWritesAsync(reader);
        Assert.That(Directory.EnumerateDirectories(_work.Path), Is.Empty);
    }

    [Test]
    [Category("H4")]
    public void The_decoder_gets_a_private_folder_and_nothing_of_the_patient()
    {
        var file = Sample("jpeg-ls-u12.dcm");
        file.Dataset.AddOrUpdate(DicomTag.PatientName, "CANARY^BIRD").AddOrUpdate(DicomTag.AccessionNumber, "CANARY");
        var script = Script("echo \"mode=$(stat -c %a .) names=$(grep -c CANARY \"$2\")\" >&2; exit 1");
        Assert.That(async () => await Transcoder(new CodecOptions { GdcmconvPath = script }).ToNativeAsync(file, 0, CancellationToken.None),
            Throws.TypeOf<DicomImagingException>().With.Message.Contains("mode=700 names=0"));
    }

    /// <summary>A codestream that claims another size, in one tile (T.800 A.5.1: Xsiz, Ysiz, XTsiz, YTsiz).</summary>
    private static (DicomFile File, byte[] Codestream) Resized(uint side)
    {
        var file = Sample("jpeg-2000-lossless-u12.dcm");
        var codestream = Fragment(file).ToArray();
        var siz = codestream.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0x51]);
        foreach (var at in new[] { 6, 10, 22, 26 }) BinaryPrimitives.WriteUInt32BigEndian(codestream.AsSpan(siz + at), side);
        return (file, codestream);
    }

    private static DicomFile Sample(string name) => CodecSample.ReadAll().Single(sample => sample.Name == name).Open();

    private static ReadOnlyMemory<byte> Fragment(DicomFile file) =>
        file.Dataset.TryGetItem<DicomFragmentSequence>(DicomTag.PixelData, out var sequence) ? sequence.Fragments.Single() : throw new InvalidOperationException("native");

    private void Refused(DicomFile file, Action<DicomDataset> change, string reason)
    {
        var changed = new DicomFile(new DicomDataset(file.Dataset), file.TransferSyntax);
        change(changed.Dataset);
        var noTool = new CodecOptions { GdcmconvPath = "/nowhere" };
        Assert.That(async () => await Transcoder(noTool).ToNativeAsync(changed, 0, CancellationToken.None),
            Throws.TypeOf<DicomImagingException>().With.Message.Contains(reason));
    }

    private void Ended(CodecOptions options, string reason)
    {
        Assert.That(async () => await Transcoder(options).ToNativeAsync(Sample("jpeg-2000-lossless-s16.dcm"), 0, CancellationToken.None),
            Throws.TypeOf<DicomImagingException>().With.Message.Contains(reason));
        Assert.That(Directory.EnumerateDirectories(_work.Path), Is.Empty);
    }

    /// <summary>A program in gdcmconv's place; its arguments are --raw, input and output.</summary>
    private string Script(string body)
    {
        var path = _work.File($"script-{Guid.NewGuid():N}");
        File.WriteAllText(path, $"#!/bin/bash\nPATH=/usr/bin:/bin\n{body}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private async Task<string> MakePipeAsync()
    {
        var pipe = _work.File("alive");
        await Tool.RunAsync("mkfifo", [pipe]);
        return pipe;
    }

    /// <summary>A pipe ends when the last process that holds it open is gone.</summary>
    private static async Task AssertNobodyWritesAsync(StreamReader pipe) =>
        Assert.That(await pipe.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System), Is.Empty);

    private DicomTranscoder Transcoder(CodecOptions? options = null) => new((options ?? new CodecOptions()) with { WorkFolder = _work.Path }, TimeProvider.System);
}
