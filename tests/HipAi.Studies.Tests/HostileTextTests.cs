using FsCheck;
using FsCheck.Fluent;
using HipAi.Studies;

namespace HipAi.Studies.Tests;

/// <summary>Requirement A5/A8 for the rules: whatever a header holds, they answer.</summary>
[Category("A5"), Category("B5")]
public sealed class HostileTextTests
{
    [Test]
    public void The_rules_never_throw_and_quote_no_control_character()
    {
        Prop.ForAll<string?, string?, string?>((first, second, third) =>
        {
            var (a, b, c) = (first ?? "", second ?? "", third ?? "");
            var image = StudyImageRules.Describe(Headers.Instance(), new ImageDescription
            {
                SopClassUid = Headers.Cr, Modality = a, ImageType = [a, b, c], BodyPartExamined = b, ViewPosition = c,
                ViewCode = new CodedConcept(a, "SCT", b), ViewModifierCodes = [new CodedConcept(c, a, b)],
                AnatomicRegionCodes = [new CodedConcept(b, c, a)], AnatomicRegionModifierCodes = [new CodedConcept(a, b, c)],
                ImageLaterality = a, Laterality = b, PatientOrientation = [c], ProtocolName = "HIP " + a, SeriesDescription = b + " RIGHT",
                StudyDescription = c, PerformedProcedureStepDescription = a, AcquisitionDeviceProcessingDescription = b,
            });
            string[] said = [image.View.Source, image.Side.Source, image.ExcludedBecause ?? "-", .. image.Conflicts];
            return said.All(text => text.Length > 0 && !text.Any(char.IsControl));
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void A_value_of_a_million_characters_is_read_in_no_time()
    {
        var image = Headers.Text(string.Concat(Enumerable.Repeat("HIP LAT AP ", 100_000)));
        var view = ViewRules.Read(image);
        Assert.That(view.Source, Has.Length.LessThan(200));
    }
}
