using HipAi.Dicom.Data;
using HipAi.Dicom.Files;

namespace HipAi.Dicom.Tests.Data;

[TestFixture]
[Category("A3")]
public sealed class PrivateBlockTests
{
    private const string Creator = "HIPAI TEST";

    [Test]
    public void A_block_is_reserved_once_where_nobody_else_is()
    {
        var dataset = new DicomDataset()
            .AddOrUpdate(DicomVR.LO, new DicomTag(0x0011, 0x0010), "ACME")
            .AddOrUpdate(DicomVR.LO, new DicomTag(0x0011, 0x1205), "an element whose creator was lost");
        var first = dataset.ReservePrivateBlock(0x0011, Creator);
        var other = dataset.ReservePrivateBlock(0x0011, "OTHER");

        Assert.That(first.Number, Is.EqualTo(0x11));
        Assert.That(dataset.ReservePrivateBlock(0x0011, Creator + " "), Is.EqualTo(first));
        Assert.That(other.Number, Is.EqualTo(0x13), "12 is taken by an element");
        Assert.That(dataset.GetString(new DicomTag(0x0011, 0x0011)), Is.EqualTo(Creator));
        dataset.AddOrUpdate(DicomVR.DS, first.Tag(0xA0), 1.5);
        Assert.That(dataset.GetSingleValue<double>(new DicomTag(0x0011, 0x11A0)), Is.EqualTo(1.5));
        Assert.That(dataset.GetPrivateCreator(new DicomTag(0x0011, 0x11A0)), Is.EqualTo(Creator));
        Assert.That(dataset.GetPrivateCreator(new DicomTag(0x0011, 0x1205)), Is.Null);
        Assert.That(dataset.TryGetPrivateBlock(0x0011, "NOBODY", out _), Is.False);
    }

    [Test]
    public void Two_creators_that_use_one_element_number_are_kept_apart_when_a_block_is_copied()
    {
        var source = new DicomDataset();
        var from = source.ReservePrivateBlock(0x0011, Creator);
        source.AddOrUpdate(DicomVR.LO, from.Tag(0x01), "mine").AddOrUpdate(new DicomSequence(from.Tag(0x02), new DicomDataset().AddOrUpdate(DicomTag.Rows, 1)));
        var target = new DicomDataset();
        target.AddOrUpdate(DicomVR.LO, target.ReservePrivateBlock(0x0011, "ACME").Tag(0x01), "theirs");
        var to = target.CopyPrivateBlock(source, 0x0011, Creator);

        Assert.That(to.Number, Is.EqualTo(0x11));
        Assert.That(target.GetString(new DicomTag(0x0011, 0x1001)), Is.EqualTo("theirs"));
        Assert.That(target.GetString(to.Tag(0x01)), Is.EqualTo("mine"));
        Assert.That(target.GetSequenceItems(to.Tag(0x02))[0].GetSingleValue<int>(DicomTag.Rows), Is.EqualTo(1));
        Assert.That(target.Clone().GetPrivateCreator(to.Tag(0x01)), Is.EqualTo(Creator));
        Assert.That(() => target.CopyPrivateBlock(source, 0x0011, "NOBODY"), Throws.TypeOf<DicomDataException>());
    }

    [TestCase((ushort)0x0010)]
    [TestCase((ushort)0x0007)]
    [TestCase((ushort)0xFFFF)]
    public void Groups_that_cannot_be_private_are_refused(ushort group) =>
        Assert.That(() => new DicomDataset().ReservePrivateBlock(group, Creator), Throws.ArgumentException);

    [Test]
    public void All_240_blocks_can_be_taken()
    {
        var dataset = new DicomDataset();
        var numbers = Enumerable.Range(0, 240).Select(i => dataset.ReservePrivateBlock(0x0029, $"CREATOR {i}").Number).ToList();
        Assert.That(numbers, Is.Unique.And.Ordered);
        Assert.That(() => dataset.ReservePrivateBlock(0x0029, "ONE MORE"), Throws.TypeOf<DicomDataException>());
    }

    [Test]
    public void Private_elements_read_without_a_representation_can_be_told_what_they_are()
    {
        var dataset = new DicomDataset();
        var block = dataset.ReservePrivateBlock(0x0011, Creator);
        dataset.AddOrUpdate(DicomVR.US, block.Tag(1), (ushort)7, (ushort)8).AddOrUpdate(DicomVR.LO, block.Tag(2), "text");
        using var written = new MemoryStream();
        DicomDatasetWriter.Write(written, dataset, DicomTransferSyntax.ImplicitVRLittleEndian);
        var back = DicomDatasetReader.Read(written.ToArray(), DicomTransferSyntax.ImplicitVRLittleEndian);
        Assert.That(back.TryGetPrivateBlock(0x0011, Creator, out var found), Is.True);
        Assert.That(back.TryGetItem<DicomElement>(found.Tag(1), out var element), Is.True);

        Assert.That(element!.ValueRepresentation, Is.SameAs(DicomVR.UN));
        Assert.That(back.AddOrUpdate(element.As(DicomVR.US)).GetValues<int>(found.Tag(1)), Is.EqualTo(new[] { 7, 8 }));
        Assert.That(back.GetString(found.Tag(2)), Is.EqualTo("text"));
        Assert.That(() => element.As(DicomVR.SQ), Throws.ArgumentException);
    }
}
