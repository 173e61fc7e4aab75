using HipAi.Studies;

namespace HipAi.Studies.Tests;

/// <summary>Requirement B5: the view of each image, with its source.</summary>
[Category("B5")]
public sealed class ViewRulesTests
{
    [TestCase("Pelvis AP", RadiographView.ApPelvis)]
    [TestCase("PELVIS", RadiographView.ApPelvis)]
    [TestCase("AP PELVIS", RadiographView.ApPelvis)]
    [TestCase("PELVIS 1V", RadiographView.ApPelvis)]
    [TestCase("XR PELVIS 1-2 V", RadiographView.ApPelvis)]
    [TestCase("LOW AP PELVIS", RadiographView.ApPelvis)]
    [TestCase("BEHR", RadiographView.ApPelvis)]
    [TestCase("Becken a.p.", RadiographView.ApPelvis)]
    [TestCase("Beckenübersicht", RadiographView.ApPelvis)]
    [TestCase("BASSIN FACE", RadiographView.ApPelvis)]
    [TestCase("CADERA/PELVIS AP", RadiographView.ApPelvis)]
    [TestCase("BACINO", RadiographView.ApPelvis)]
    [TestCase("BEKKEN", RadiographView.ApPelvis)]
    [TestCase("HIP RIGHT AP", RadiographView.ApHip)]
    [TestCase("HIP LT", RadiographView.ApHip)]
    [TestCase("Hüfte", RadiographView.ApHip)]
    [TestCase("Hu\u0308fte ap", RadiographView.ApHip)]
    [TestCase("HANCHE DROITE FACE", RadiographView.ApHip)]
    [TestCase("ANCA DX", RadiographView.ApHip)]
    [TestCase("HEUP AP", RadiographView.ApHip)]
    [TestCase("HIPS AP BILATERAL", RadiographView.ApPelvis)]
    [TestCase("HIP FROG", RadiographView.FrogLegLateral)]
    [TestCase("FROGLEG HIP LEFT", RadiographView.FrogLegLateral)]
    [TestCase("HIP FL LAT", RadiographView.FrogLegLateral)]
    [TestCase("AP FROG LEG PELVIS", RadiographView.FrogLegLateral)]
    [TestCase("Hüftgelenk nach Lauenstein", RadiographView.FrogLegLateral)]
    [TestCase("Lauenstein axial", RadiographView.FrogLegLateral)]
    [TestCase("HIP CLEAVES", RadiographView.FrogLegLateral)]
    [TestCase("HIP X-TABLE", RadiographView.CrossTableLateral)]
    [TestCase("HIP XTABLE LAT", RadiographView.CrossTableLateral)]
    [TestCase("HIP XTL", RadiographView.CrossTableLateral)]
    [TestCase("CROSS TABLE LATERAL HIP", RadiographView.CrossTableLateral)]
    [TestCase("Hip shoot-through", RadiographView.CrossTableLateral)]
    [TestCase("HIP HORIZ BEAM", RadiographView.CrossTableLateral)]
    [TestCase("HIP HORIZONTAL BEAM", RadiographView.CrossTableLateral)]
    [TestCase("HIP HBL", RadiographView.CrossTableLateral)]
    [TestCase("GROIN LAT", RadiographView.CrossTableLateral)]
    [TestCase("SURGICAL LAT HIP", RadiographView.CrossTableLateral)]
    [TestCase("Hip axiolateral (Danelius-Miller)", RadiographView.CrossTableLateral)]
    [TestCase("AXIO-LATERAL HIP", RadiographView.CrossTableLateral)]
    [TestCase("HIP INFEROSUPERIOR", RadiographView.CrossTableLateral)]
    [TestCase("HANCHE ARCELIN", RadiographView.CrossTableLateral)]
    [TestCase("Hüftgelenk axial", RadiographView.CrossTableLateral)]
    [TestCase("HIP AXIAL LAT", RadiographView.CrossTableLateral)]
    [TestCase("HIP CLEMENTS", RadiographView.CrossTableLateral)]
    [TestCase("HIP NAKAYAMA", RadiographView.CrossTableLateral)]
    [TestCase("HIP LATERAL", RadiographView.Unknown)]
    [TestCase("HIP DUNN 45", RadiographView.Unknown)]
    [TestCase("HIP FALSE PROFILE", RadiographView.Unknown)]
    [TestCase("HANCHE FAUX PROFIL", RadiographView.Unknown)]
    [TestCase("PELVIS JUDET", RadiographView.Unknown)]
    [TestCase("PELVIS OBTURATOR OBL", RadiographView.Unknown)]
    [TestCase("PELVIS INLET AP", RadiographView.Unknown)]
    [TestCase("PELVIS OUTLET", RadiographView.Unknown)]
    [TestCase("HIP AP + LAT", RadiographView.Unknown)]
    [TestCase("HIP FROG OR XTABLE", RadiographView.Unknown)]
    [TestCase("", RadiographView.Unknown)]
    [TestCase("{{#each this}}", RadiographView.Unknown)]
    public void A_series_description_alone_tells_the_view(string text, RadiographView expected)
    {
        var view = ViewRules.Read(Headers.Text(text));
        Assert.That(view.Value, Is.EqualTo(expected), view.Source);
        Assert.That(view.Source, Is.Not.Empty);
    }

    [TestCase("AP", "HIP", "", RadiographView.ApHip)]
    [TestCase("AP", "PELVIS", "", RadiographView.ApPelvis)]
    [TestCase("AP", "HIP", "B", RadiographView.ApPelvis)]
    [TestCase("FROG", "HIP", "", RadiographView.FrogLegLateral)]
    [TestCase("XTL", "HIP", "", RadiographView.CrossTableLateral)]
    [TestCase("LATERAL", "HIP", "", RadiographView.Unknown)]
    [TestCase("LL", "HIP", "", RadiographView.Unknown)]
    [TestCase("PA", "PELVIS", "", RadiographView.Unknown)]
    [TestCase("RLO", "HIP", "", RadiographView.Unknown)]
    [TestCase("", "PELVIS", "", RadiographView.ApPelvis)]
    [TestCase("", "HIP", "", RadiographView.Unknown)]
    [TestCase("AP", "", "", RadiographView.Unknown)]
    [TestCase("QX7", "PELVIS", "", RadiographView.Unknown)]
    public void View_position_with_body_part_tells_the_view(string position, string bodyPart, string laterality, RadiographView expected)
    {
        var view = ViewRules.Read(new ImageDescription { ViewPosition = position, BodyPartExamined = bodyPart, ImageLaterality = laterality });
        Assert.That(view.Value, Is.EqualTo(expected), view.Source);
    }

    [TestCase("R", 600, 500, RadiographView.ApHip)]
    [TestCase("R", 500, 600, RadiographView.ApPelvis)]
    [TestCase("U", 600, 500, RadiographView.ApPelvis)]
    public void A_one_sided_upright_picture_filed_under_pelvis_is_a_hip(string laterality, int rows, int columns, RadiographView expected)
    {
        var image = new ImageDescription { BodyPartExamined = "PELVIS", ViewPosition = "AP", ImageLaterality = laterality, Rows = rows, Columns = columns };
        Assert.That(ViewRules.Read(image).Value, Is.EqualTo(expected));
        Assert.That(StudyImageRules.Describe(Headers.Instance(), image).Conflicts, laterality == "R" ? Is.Not.Empty : Is.Empty);
    }

    [Test]
    public void The_samples_are_read_with_their_sources()
    {
        Assert.That(ViewRules.Read(Headers.SamplePelvis), Is.EqualTo(new Attributed<RadiographView>(
            RadiographView.ApPelvis, "ViewCodeSequence (0054,0220) \"antero-posterior\"; AnatomicRegionSequence (0008,2218) \"Pelvis\"", Confidence.High)));
        Assert.That(ViewRules.Read(Headers.SampleAxiolateral), Is.EqualTo(new Attributed<RadiographView>(
            RadiographView.CrossTableLateral, "ViewCodeSequence (0054,0220) \"lateral\"; ViewModifierCodeSequence (0054,0222) \"Crosstable\"", Confidence.High)));
        Assert.That(ViewRules.Read(Headers.SampleFrogLeg), Is.EqualTo(new Attributed<RadiographView>(
            RadiographView.FrogLegLateral, "ViewPosition (0018,5101) \"AP\"; ProtocolName \"HIP FROG\"", Confidence.Medium)));
    }

    [Test]
    public void Codes_come_before_view_position_and_view_position_before_text()
    {
        var image = Headers.SampleAxiolateral with { ViewPosition = "AP", ProtocolName = "HIP FROG", SeriesDescription = "" };
        Assert.That(ViewRules.Read(image).Value, Is.EqualTo(RadiographView.CrossTableLateral));
        Assert.That(ViewRules.Read(image with { ViewCode = null, ViewModifierCodes = [] }).Value, Is.EqualTo(RadiographView.FrogLegLateral));
    }

    [TestCase("XR HIP RIGHT FROG LEG LAT", RadiographView.FrogLegLateral)]
    [TestCase("XR PELVIS AP AND HIP CROSS TABLE LATERAL", RadiographView.CrossTableLateral)]
    [TestCase("XR HIP FROG LEG AND CROSS TABLE", RadiographView.Unknown)]
    [TestCase("XR HIP RIGHT 2 VIEWS", RadiographView.Unknown)]
    public void The_order_names_the_kind_of_a_lateral(string order, RadiographView expected) =>
        Assert.That(ViewRules.Read(new ImageDescription { ViewPosition = "LATERAL", BodyPartExamined = "HIP", StudyDescription = order }).Value, Is.EqualTo(expected));

    [TestCase("XR PELVIS AP AND HIP RIGHT LATERAL", RadiographView.Unknown)]
    [TestCase("XR PELVIS AP", RadiographView.ApPelvis)]
    [TestCase("XR PELVIS 1 VIEW", RadiographView.ApPelvis)]
    [TestCase("XR HIP RIGHT 2 VIEWS", RadiographView.Unknown)]
    public void An_order_of_several_views_names_none(string order, RadiographView expected) =>
        Assert.That(ViewRules.Read(new ImageDescription { StudyDescription = order }).Value, Is.EqualTo(expected));

    [TestCase("R-10206", "SRT", RadiographView.ApHip)]
    [TestCase("399348003", "SNM3", RadiographView.ApHip)]
    [TestCase("399033003", "SCT", RadiographView.ApHip)]
    [TestCase("399348003", "LOCAL", RadiographView.Unknown)]
    [TestCase("399061009", "SCT", RadiographView.CrossTableLateral)]
    [TestCase("399182000", "SCT", RadiographView.Unknown)]
    public void View_codes_are_read_in_every_snomed_spelling(string value, string scheme, RadiographView expected)
    {
        var image = new ImageDescription { ViewCode = new CodedConcept(value, scheme, ""), AnatomicRegionCodes = [Headers.HipJoint], ImageLaterality = "R" };
        Assert.That(ViewRules.Read(image).Value, Is.EqualTo(expected));
    }

    [Test]
    public void A_private_code_is_read_by_its_meaning()
    {
        var image = new ImageDescription { ViewCode = new CodedConcept("F1", "99ACME", "Frog leg"), BodyPartExamined = "HIP" };
        Assert.That(ViewRules.Read(image).Value, Is.EqualTo(RadiographView.FrogLegLateral));
    }
}
