using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Dicom.Tests.Files;

/// <summary>An element without value representation is read by looking at what follows it, also where a stream does not tell where it ends.</summary>
[TestFixture]
[Category("A5")]
public sealed class MissingRepresentationTests
{
    /// <summary>About how much the reader of streams reads at a time.</summary>
    private const int Buffer = 32 * 1024;

    /// <summary>An element as it should be, so that the whole is not taken for implicit; then (0008,0060) with a length of 4 and two bytes of value.</summary>
    private static readonly byte[] CutShort =
        [0x08, 0x00, 0x50, 0x00, (byte)'S', (byte)'H', 2, 0, (byte)'1', (byte)' ', 0x08, 0x00, 0x60, 0x00, 0x04, 0x00, 0x00, 0x00, (byte)'D', (byte)'X'];

    [Test]
    public void At_the_end_of_a_stream_that_does_not_tell_its_length_it_is_read_as_from_memory()
    {
        Assert.That(Told(options => DicomDatasetReader.Read(new NoSeekStream(CutShort), DicomTransferSyntax.ExplicitVRLittleEndian, options)),
            Is.EqualTo(Told(options => DicomDatasetReader.Read(CutShort, DicomTransferSyntax.ExplicitVRLittleEndian, options))));
    }

    /// <summary>Looking at what follows may refill the buffer and move what was seen of the header: the length must have been read before.</summary>
    [Test]
    public void Its_length_is_that_of_its_own_header_wherever_it_stands_in_the_buffer()
    {
        byte[] following = [0x32, 0x00, 0x60, 0x10, (byte)'L', (byte)'O', 2, 0, (byte)'A', (byte)'B'];
        for (var place = Buffer - 120; place < Buffer + 20; place += 2)
        {
            using var stream = new MemoryStream([.. Private(place), .. OddElement(), .. following]);
            var dataset = DicomDatasetReader.Read(stream, DicomTransferSyntax.ExplicitVRLittleEndian);

            Assert.That(dataset.GetBytes(DicomTag.ICCProfile).ToArray(), Is.EqualTo(Enumerable.Repeat((byte)7, 100)), $"at {place}");
            Assert.That(dataset.GetString(DicomTag.RequestedProcedureDescription), Is.EqualTo("AB"), $"at {place}");
        }
    }

    private static (string Elements, string Oddities) Told(Func<DicomReadOptions, DicomDataset> read)
    {
        var oddities = new List<string>();
        var dataset = read(new DicomReadOptions { OnOddity = oddities.Add });
        return (string.Join(' ', dataset.Select(item => $"{item} {dataset.GetString(item.Tag)}")), string.Join(' ', oddities));
    }

    /// <summary>Private elements, small enough to be taken through the buffer, that end at a place.</summary>
    private static IEnumerable<byte> Private(int until)
    {
        for (var (at, element) = (0, (ushort)0x1001); at < until; element++)
        {
            var length = until - at > 1100 ? 500 : (until - at) > 524 ? 300 : until - at - 12;
            foreach (var b in (byte[])[0x09, 0x00, (byte)element, (byte)(element >> 8), (byte)'O', (byte)'B', 0, 0, (byte)length, (byte)(length >> 8), 0, 0]) yield return b;
            for (var i = 0; i < length; i++) yield return 0;
            at += 12 + length;
        }
    }

    /// <summary>ICC Profile with a 32-bit length where two meaningless bytes stand for OB.</summary>
    private static byte[] OddElement() => [0x28, 0x00, 0x00, 0x20, 40, 0, 0, 0, 100, 0, 0, 0, .. Enumerable.Repeat((byte)7, 100)];
}
