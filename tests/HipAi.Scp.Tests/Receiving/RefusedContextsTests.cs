using HipAi.Dicom.Data;
using HipAi.Dicom.Network;
using HipAi.Scp.Receiving;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Receiving;

/// <summary>What is refused at negotiation is told, once (requirements A2, A12).</summary>
[Category("A12")]
internal sealed class RefusedContextsTests
{
    private static readonly string Radiograph = DicomUID.DigitalXRayImageStorageForPresentation.UID;
    private static readonly string Native = DicomTransferSyntax.ExplicitVRLittleEndian.UID.UID;
    private static readonly PresentationPolicy Policy = new([new PresentationRule(Radiograph, Native)]);

    [Test]
    public void Nothing_is_told_when_all_was_accepted() =>
        Assert.That(RefusedContexts.Describe(Of([new(1, Radiograph, [Native, "1.2.840.10008.1.2"])], 1), Policy), Is.Null);

    [Test]
    public void Classes_and_transfer_syntaxes_are_told_by_name()
    {
        var association = Of(
            [new(1, Radiograph, [Native]), new(3, DicomUID.MRImageStorage.UID, [Native]), new(5, Radiograph, [DicomTransferSyntax.RLELossless.UID.UID])], 1);

        Assert.That(RefusedContexts.Describe(association, Policy), Is.EqualTo(
            "accepted without: MR Image Storage (SOP class not accepted); "
            + "Digital X-Ray Image Storage - For Presentation in RLE Lossless (transfer syntax not accepted)"));
    }

    [Test]
    public void A_long_list_is_cut_and_counted()
    {
        ProposedPresentationContext[] proposed = [.. Enumerable.Range(0, 100).Select(i => new ProposedPresentationContext((byte)((2 * i) + 1), $"1.2.3.{i}", [Native]))];

        var text = RefusedContexts.Describe(Of(proposed), Policy);

        Assert.That(text, Does.Contain("1.2.3.7 (").And.Not.Contain("1.2.3.8 (").And.EndWith("; and 92 more"));
    }

    [Test]
    public void The_same_news_of_the_same_sender_is_told_once_an_hour()
    {
        var time = new ManualTimeProvider();
        var contexts = new RefusedContexts(time);
        var association = Of([new(1, DicomUID.MRImageStorage.UID, [Native])]);

        Assert.That(contexts.News(association, Policy), Is.Not.Null);
        Assert.That(contexts.News(association, Policy), Is.Null);
        Assert.That(contexts.News(association with { CallingAeTitle = "OTHER" }, Policy), Is.Not.Null, "another sender");
        time.Advance(TimeSpan.FromHours(1));
        Assert.That(contexts.News(association, Policy), Is.Not.Null);
    }

    private static DicomAssociation Of(ProposedPresentationContext[] proposed, params byte[] accepted) => Associations.Of("10.1.2.3", "CT1", "HIPAI") with
    {
        ProposedContexts = proposed,
        AcceptedContexts = [.. proposed.Where(context => accepted.Contains(context.Id)).Select(context =>
            new DicomPresentationContext(context.Id, context.AbstractSyntax, context.TransferSyntaxes[0]))],
    };
}
