using HipAi.Studies;

namespace HipAi.Studies.Tests;

/// <summary>
/// Requirement B5, attribute by attribute: each that can tell the view or the side does so alone, with its source and a confidence;
/// each two that contradict each other are listed as a conflict that names both, whichever of them decided.
/// </summary>
[Category("B5")]
public sealed class EvidenceMatrixTests
{
    private static readonly ImageDescription Bare = new() { SopClassUid = Headers.Cr, Modality = "CR", BodyPartExamined = "HIP" };

    /// <summary>One attribute: how it says antero-posterior, and how it says a lateral.</summary>
    private sealed record ViewRow(
        string Source, Func<ImageDescription, ImageDescription> Frontal, Func<ImageDescription, ImageDescription> Lateral, RadiographView LateralIs,
        Confidence Trust);

    /// <summary>One attribute: how it says a side.</summary>
    private sealed record SideRow(string Source, Func<ImageDescription, string, ImageDescription> Says, Confidence Trust);

    // A lateral of a kind that nothing tells stays unknown; its source is named all the same.
    private static readonly ViewRow[] Views =
    [
        new("ViewCodeSequence", i => i with { ViewCode = Headers.Ap }, i => i with { ViewCode = new("399061009", "SCT", "axial") },
            RadiographView.CrossTableLateral, Confidence.High),
        new("ViewModifierCodeSequence", i => i with { ViewModifierCodes = [new("AP", "99LOCAL", "AP")] },
            i => i with { ViewModifierCodes = [Headers.Crosstable] }, RadiographView.CrossTableLateral, Confidence.High),
        new("ViewPosition", i => i with { ViewPosition = "AP" }, i => i with { ViewPosition = "XTL" }, RadiographView.CrossTableLateral, Confidence.High),
        new("ProtocolName", i => i with { ProtocolName = "Hip AP" }, i => i with { ProtocolName = "Hip x-table" },
            RadiographView.CrossTableLateral, Confidence.Medium),
        new("SeriesDescription", i => i with { SeriesDescription = "Hip AP" }, i => i with { SeriesDescription = "Hip x-table" },
            RadiographView.CrossTableLateral, Confidence.Medium),
        new("AcquisitionDeviceProcessingDescription", i => i with { AcquisitionDeviceProcessingDescription = "HIP AP" },
            i => i with { AcquisitionDeviceProcessingDescription = "HIP AXIAL" }, RadiographView.CrossTableLateral, Confidence.Medium),
        new("PatientOrientation", i => i with { PatientOrientation = ["L", "F"] }, i => i with { PatientOrientation = ["AF", "FP"] },
            RadiographView.Unknown, Confidence.Low),
    ];

    private static readonly SideRow[] Sides =
    [
        new("ImageLaterality", (i, side) => i with { ImageLaterality = side[..1] }, Confidence.High),
        new("AnatomicRegionModifierSequence", (i, side) => i with { AnatomicRegionModifierCodes = [side[0] == 'R' ? new("24028007", "SCT", "Right") : new("7771000", "SCT", "Left")] },
            Confidence.High),
        new("Laterality", (i, side) => i with { Laterality = side[..1] }, Confidence.High),
        new("AnatomicRegionSequence", (i, side) => i with { AnatomicRegionCodes = [new("H1", "99LOCAL", side + " hip")] }, Confidence.High),
        new("BodyPartExamined", (i, side) => i with { BodyPartExamined = "HIP " + side }, Confidence.High),
        new("ViewCodeSequence", (i, side) => i with { ViewCode = new("V1", "99LOCAL", "AP " + side) }, Confidence.High),
        new("ViewModifierCodeSequence", (i, side) => i with { ViewModifierCodes = [new("M1", "99LOCAL", side)] }, Confidence.High),
        new("ViewPosition", (i, side) => i with { ViewPosition = "AP " + side }, Confidence.High),
        new("ProtocolName", (i, side) => i with { ProtocolName = "Hip AP " + side }, Confidence.Medium),
        new("SeriesDescription", (i, side) => i with { SeriesDescription = "Hip AP " + side }, Confidence.Medium),
        new("AcquisitionDeviceProcessingDescription", (i, side) => i with { AcquisitionDeviceProcessingDescription = "HIP AP " + side }, Confidence.Medium),
        new("PerformedProcedureStepDescription", (i, side) => i with { PerformedProcedureStepDescription = "Hip " + side }, Confidence.Low),
        new("StudyDescription", (i, side) => i with { StudyDescription = "XR hip " + side }, Confidence.Low),
    ];

    private static IEnumerable<TestCaseData> EachView() => Views.Select(row => new TestCaseData(row).SetArgDisplayNames(row.Source));

    private static IEnumerable<TestCaseData> EachSide() => Sides.Select(row => new TestCaseData(row).SetArgDisplayNames(row.Source));

    private static IEnumerable<TestCaseData> EachPairOfViews() => Pairs(Views, row => row.Source);

    private static IEnumerable<TestCaseData> EachPairOfSides() => Pairs(Sides, row => row.Source);

    [TestCaseSource(nameof(EachView))]
    public void An_attribute_alone_tells_the_view_and_is_named_as_its_source(object of)
    {
        var row = (ViewRow)of;

        var (frontal, lateral) = (Describe(row.Frontal(Bare)).View, Describe(row.Lateral(Bare)).View);

        Assert.That((frontal.Value, frontal.Confidence), Is.EqualTo((RadiographView.ApHip, row.Trust)), frontal.Source);
        Assert.That(frontal.Source, Does.StartWith(row.Source + " "));
        Assert.That((lateral.Value, lateral.Confidence), Is.EqualTo((row.LateralIs, row.LateralIs == RadiographView.Unknown ? Confidence.None : row.Trust)), lateral.Source);
        Assert.That(lateral.Source, Does.StartWith(row.Source + " "));
    }

    [TestCaseSource(nameof(EachSide))]
    public void An_attribute_alone_tells_the_side_and_is_named_as_its_source(object of)
    {
        var row = (SideRow)of;

        var (right, left) = (Describe(row.Says(Bare, "RIGHT")).Side, Describe(row.Says(Bare, "LEFT")).Side);

        Assert.That((right.Value, right.Confidence), Is.EqualTo((ImageLaterality.Right, row.Trust)), right.Source);
        Assert.That((left.Value, left.Confidence), Is.EqualTo((ImageLaterality.Left, row.Trust)), left.Source);
        Assert.That(new[] { right.Source, left.Source }, Has.All.StartsWith(row.Source + " "));
    }

    [TestCaseSource(nameof(EachPairOfViews))]
    public void Two_attributes_of_different_views_are_a_conflict_that_names_both(object one, object other)
    {
        var (frontal, lateral) = ((ViewRow)one, (ViewRow)other);

        var image = Describe(lateral.Lateral(frontal.Frontal(Bare)));

        Assert.That(image.Conflicts, Has.Some.Matches<string>(line => Names(line, frontal.Source) && Names(line, lateral.Source)));
        Assert.That(image.View.Confidence, Is.EqualTo(image.View.Value == RadiographView.Unknown ? Confidence.None : Confidence.Low));
    }

    [TestCaseSource(nameof(EachPairOfSides))]
    public void Two_attributes_of_different_sides_are_a_conflict_that_names_both(object one, object other)
    {
        var (right, left) = ((SideRow)one, (SideRow)other);

        var image = Describe(left.Says(right.Says(Bare, "RIGHT"), "LEFT"));

        Assert.That(image.Conflicts, Has.Some.Matches<string>(line => Names(line, right.Source) && Names(line, left.Source)));
        Assert.That(image.Side.Confidence, Is.EqualTo(Confidence.Low));
    }

    [TestCase("PerformedProcedureStepDescription"), TestCase("StudyDescription")]
    public void The_order_names_the_view_when_nothing_else_does_and_contradicts_no_image(string attribute)
    {
        ImageDescription Order(ImageDescription image) =>
            attribute == "StudyDescription" ? image with { StudyDescription = "XR hip x-table" } : image with { PerformedProcedureStepDescription = "XR hip x-table" };

        var alone = Describe(Order(Bare)).View;

        Assert.That((alone.Value, alone.Confidence), Is.EqualTo((RadiographView.CrossTableLateral, Confidence.Low)));
        Assert.That(alone.Source, Does.StartWith(attribute + " "));
        Assert.That(Describe(Order(Bare with { ViewPosition = "AP" })).Conflicts, Is.Empty, "the order tells of the lateral that comes with it");
        Assert.That(Describe(Order(Bare with { PatientOrientation = ["L", "F"] })).Conflicts, Has.Some.Contains("PatientOrientation").And.Some.Contains(attribute));
    }

    [Test]
    public void Regions_that_differ_are_a_conflict_that_names_both()
    {
        var image = Describe(Bare with { ViewPosition = "AP", AnatomicRegionCodes = [Headers.Pelvis], ProtocolName = "Hip AP" });

        Assert.That(image.View.Value, Is.EqualTo(RadiographView.ApPelvis));
        Assert.That(image.Conflicts, Has.Some.Contains("BodyPartExamined").And.Some.Contains("ProtocolName"));
        Assert.That(image.Conflicts, Has.All.Contains("AnatomicRegionSequence"));
    }

    [Test]
    public void A_hip_named_left_on_an_image_marked_as_both_is_a_conflict() =>
        Assert.That(Describe(Bare with { ImageLaterality = "B", SeriesDescription = "Hip AP left" }).Conflicts,
            Has.Some.Contains("SeriesDescription").And.Some.Contains("ImageLaterality"));

    [TestCase("LL"), TestCase("RL"), TestCase("RPO"), TestCase("LEFT LATERAL"), TestCase("RIGHT OBLIQUE")]
    public void A_sided_projection_names_the_side_at_the_receptor_and_not_the_hip(string position)
    {
        var image = Describe(Bare with { ViewPosition = position });

        Assert.That(image.Side.Value, Is.EqualTo(ImageLaterality.Unknown));
    }

    [TestCase("287679003", "Left hip region structure", ImageLaterality.Left)]
    [TestCase("287579007", "Right hip region structure", ImageLaterality.Right)]
    public void A_code_of_one_hip_is_a_hip_and_tells_its_side(string value, string meaning, ImageLaterality side)
    {
        var image = Describe(Bare with { BodyPartExamined = "", ViewPosition = "AP", AnatomicRegionCodes = [new CodedConcept(value, "SCT", meaning)] });

        Assert.That((image.View.Value, image.Side.Value, image.ExcludedBecause), Is.EqualTo((RadiographView.ApHip, side, (string?)null)));
    }

    private static bool Names(string line, string attribute) => $" {line}".Contains($" {attribute} ", StringComparison.Ordinal);

    private static IEnumerable<TestCaseData> Pairs<T>(T[] rows, Func<T, string> name)
        where T : notnull =>
        from one in rows
        from other in rows
        where !ReferenceEquals(one, other)
        select new TestCaseData(one, other).SetArgDisplayNames(name(one), name(other));

    private static StudyImage Describe(ImageDescription image) => StudyImageRules.Describe(Headers.Instance(), image);
}
