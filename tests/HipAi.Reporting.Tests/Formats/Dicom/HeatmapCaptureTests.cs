using HipAi.Dicom.Data;
using HipAi.Reporting.Formats.Dicom;
using HipAi.Reporting.Formats.Pictures;
using HipAi.Reporting.Tests.Formats.Pictures;
using HipAi.Studies;

namespace HipAi.Reporting.Tests.Formats.Dicom;

[Category("D2")]
public sealed class HeatmapCaptureTests
{
    [Test]
    public void There_is_one_per_heatmap_and_per_map_of_a_cause()
    {
        var record = Records.Named("failure-certain");
        var captures = HeatmapCaptures.Write(record, Records.Pictures(record));
        Assert.That(captures, Has.Count.EqualTo(5));
        Assert.That(captures.Select(file => file.Dataset.GetSingleValue<int>(DicomTag.InstanceNumber)), Is.EqualTo(new[] { 1, 2, 3, 4, 5 }));
        Assert.That(captures.Select(file => file.Dataset.GetString(DicomTag.ImageLaterality)), Is.EqualTo(new[] { "R", "R", "R", "L", "L" }));
        Assert.That(captures.Select(file => file.Dataset.GetString(DicomTag.SeriesInstanceUID)).Distinct().Count(), Is.EqualTo(1));
        Assert.That(captures.Select(file => file.Dataset.GetString(DicomTag.SOPInstanceUID)), Is.Unique);
    }

    [Test]
    public void The_picture_stands_whole_below_its_legend()
    {
        var record = Records.TwoCertain();
        var png = TestPng.Heatmap(260, 300);
        var (id, picture) = (HeatmapCaptures.Ids(record)[0], PngReader.Read(png));
        var capture = HeatmapCaptures.Write(record, new Dictionary<string, byte[]> { [id] = png }).Single().Dataset;
        var (rows, columns) = (capture.GetSingleValue<int>(DicomTag.Rows), capture.GetSingleValue<int>(DicomTag.Columns));
        var pixels = capture.GetBytes(DicomTag.PixelData).Span;
        Assert.That(columns, Is.EqualTo(260));
        Assert.That(pixels[^picture.Samples.Length..].SequenceEqual(picture.Samples));
        var legend = pixels[..((rows - 300) * columns * 3)].ToArray();
        Assert.That(legend.Distinct(), Is.EquivalentTo(new byte[] { 0, 255 }), "white letters on black, nothing else");
    }

    [Test]
    public void A_legend_says_what_it_is_and_never_states_the_class_of_an_indeterminate_hip()
    {
        var record = Records.Named("indeterminate");
        var right = MapFacts.Of(record.Prediction).First(map => map.Side == HipSide.Right);
        Assert.That(right.Legend[0], Is.EqualTo("AI heatmap – not diagnostic"));
        Assert.That(right.Legend, Has.Some.EqualTo("Right hip: indeterminate, radiologist to specify"));
        Assert.That(right.Legend, Has.None.EqualTo("Right hip: Total hip arthroplasty"));
    }

    [Test]
    public void No_legend_holds_anything_of_the_patient()
    {
        var record = Records.Named("hostile");
        foreach (var line in MapFacts.Of(record.Prediction).SelectMany(map => map.Legend))
            Assert.That(line, Does.Not.Contain("script"));
    }

    [Test]
    public void It_names_its_source_and_how_it_was_made()
    {
        var record = Records.TwoCertain();
        var capture = HeatmapCaptures.Write(record, Records.Pictures(record))[0].Dataset;
        var source = capture.GetSequenceItems(DicomTag.SourceImageSequence).Single();
        Assert.That(source.GetString(DicomTag.ReferencedSOPInstanceUID), Is.EqualTo("2.25.1.1"));
        Assert.That(source.GetSequenceItems(DicomTag.PurposeOfReferenceCodeSequence).Single().GetString(DicomTag.CodeValue), Is.EqualTo("121322"));
        Assert.That(capture.GetString(DicomTag.DerivationDescription), Does.Contain("hardware-efficientnet").And.Contain("HW-1").And.Contain("right hip"));
        Assert.That(capture.GetStrings(DicomTag.PatientOrientation), Is.EqualTo(new[] { "L", "F" }));
        Assert.That(capture.GetStrings(DicomTag.ImageType), Is.EqualTo(new[] { "DERIVED", "SECONDARY", "HEATMAP" }));
    }

    [Test, Category("D7")]
    public void A_signature_does_not_make_other_pictures_of_the_same_snapshot()
    {
        var (first, signed) = (Records.TwoCertain(), Records.Named("signed"));
        var (before, after) = (HeatmapCaptures.Write(first, Records.Pictures(first)), HeatmapCaptures.Write(signed, Records.Pictures(signed)));
        foreach (var (one, other) in before.Zip(after))
        {
            using var x = new MemoryStream();
            using var y = new MemoryStream();
            one.Save(x);
            other.Save(y);
            Assert.That(x.ToArray().AsSpan().SequenceEqual(y.ToArray()));
        }
    }

    [Test]
    public void A_damaged_picture_is_refused_by_name() =>
        Assert.That(() => HeatmapCaptures.Write(Records.TwoCertain(), new Dictionary<string, byte[]> { [HeatmapCaptures.Ids(Records.TwoCertain())[0]] = [1, 2] }),
            Throws.TypeOf<InvalidDataException>());

    [TestCase("AI heatmap – not diagnostic", 10, "AI heatmap|– not|diagnostic")]
    [TestCase("abcdefghijkl", 5, "abcde|fghij|kl")]
    [TestCase("", 5, "")]
    public void A_legend_is_wrapped(string text, int letters, string lines) =>
        Assert.That(string.Join('|', Legend.Wrap(text, letters)), Is.EqualTo(lines));
}
