using HipAi.Studies;

namespace HipAi.Reporting.Tests;

/// <summary>The sentences that the program writes itself are German in a German report (requirement E6); only what a header holds stays as it is.</summary>
[Category("E6")]
public sealed class GermanSentenceTests
{
    [TestCase("no attribute tells the side; the single letter in SeriesDescription (0008,103E) \"HIP L\" is not trusted alone")]
    [TestCase("an AP pelvis shows both hips, but Laterality (0020,0060) \"R\" says right")]
    [TestCase("Laterality (0020,0060) \"R\" says right, but an AP pelvis shows both hips")]
    [TestCase("ImageLaterality (0020,0062) \"L\" says left, but ViewPosition (0018,5101) \"AP\": a frog-leg of the pelvis shows both hips")]
    [TestCase("ViewPosition (0018,5101) \"LL\": lateral, but no attribute tells whether frog-leg or cross-table")]
    [TestCase("ViewPosition (0018,5101) \"RAO\": right anterior oblique, none of the four views")]
    [TestCase("ViewPosition (0018,5101) \"XX\" is not understood")]
    [TestCase("StudyDescription (0008,1030) \"HIP AP + LAT\" names more than one view")]
    [TestCase("BodyPartExamined (0018,0015) \"FEMUR\": antero-posterior of the femur")]
    [TestCase("ViewPosition (0018,5101) \"AP\": antero-posterior, but no attribute names hip or pelvis")]
    [TestCase("BodyPartExamined (0018,0015) \"HIP\", no other view named")]
    [TestCase("not a hip or pelvis: BodyPartExamined (0018,0015) \"KNEE\"")]
    [TestCase("SeriesDescription (0008,103E) \"KNEE\" says another body part, though BodyPartExamined (0018,0015) \"HIP\" says hip")]
    [TestCase("false profile view, which the models do not know: SeriesDescription (0008,103E) \"LEQUESNE\"")]
    [TestCase("lateral of the pelvis, where the hips lie over each other: ViewPosition (0018,5101) \"LL\"")]
    [TestCase("a secondary capture that does not say it is a radiograph: Modality \"OT\"")]
    [TestCase("ImageType (0008,0008) \"DERIVED\\SECONDARY\": may be an annotated or printed copy")]
    [TestCase("The same SOP Instance UID arrived 3 times with different bytes; this is the last.")]
    [TestCase("Of a procedure step that was discontinued (equipment failure; patient did not arrive).")]
    [TestCase("Of a procedure step that was begun under the wrong worklist entry (110514): it may show another patient.")]
    [TestCase("The image is off-centre: it was cut at the patient's midline, 12 % of the width to the left of the middle of the image.")]
    [TestCase("The pelvis lies on its side in the image (turned by a quarter), so that its halves are not the two hips; it was not judged.")]
    [TestCase("The image is so far off-centre that the left hip may not be whole in it; this hip was not judged.")]
    [TestCase("The side of the hip is not stated and cannot be concluded; the image was not judged.")]
    [TestCase("Patient Orientation H\\L says that the image is rotated; it was judged as stored.")]
    [TestCase("The right hip's part of the image is blank; it was not judged.")]
    [TestCase("The images are unlike those the networks were trained on.")]
    [TestCase("Image 2 (ap-Aufnahme): ViewPosition (0018,5101) \"PA\" says postero-anterior, but SeriesDescription (0008,103E) \"X\" says antero-posterior.")]
    public void It_is_german_to_its_last_word(string sentence)
    {
        var german = Shipped.German.Words.Phrases.Translate(sentence);
        var own = string.Concat(german.Split('"').Where((_, part) => part % 2 == 0));
        Assert.That(own.Split(' ', ':', ';', ',', '.', '(', ')'), Has.None.AnyOf(
            "the", "is", "a", "says", "shows", "but", "not", "no", "of", "hip", "image", "view", "lateral", "oblique", "right", "left", "to", "it", "that"), german);
    }

    [Test]
    public void Every_name_of_a_cause_of_discontinuation_has_a_german_one()
    {
        foreach (var reason in new[] { "doctor canceled procedure", "patient died", "duplicate order", "discontinued for unspecified reason" })
            Assert.That(Shipped.German.Words.Phrases.Translate(reason), Is.Not.EqualTo(reason));
        Assert.That(Shipped.German.Words.Phrases.Translate(HardwareClass.NoHardware.DisplayName()), Is.Not.EqualTo(HardwareClass.NoHardware.DisplayName()));
    }
}
