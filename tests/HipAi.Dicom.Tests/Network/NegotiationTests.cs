using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Pdus;
using HipAi.Dicom.Network.UpperLayer;

namespace HipAi.Dicom.Tests.Network;

[Category("A1")]
[Category("A12")]
public class NegotiationTests
{
    private const string Store = "1.2.840.10008.5.1.4.1.1.1.1";
    private const string Implicit = "1.2.840.10008.1.2";
    private const string Explicit = "1.2.840.10008.1.2.1";
    private const string Jpeg = "1.2.840.10008.1.2.4.70";

    private static readonly AssociationDecision AcceptStore = AssociationDecision.Accept(
        new PresentationPolicy(new Dictionary<string, IReadOnlyList<string>> { [Store] = [Explicit, Implicit] }));

    private static readonly UserInformation Local = new() { MaximumLength = 262144, ImplementationClassUid = "1.2.3" };

    [Test]
    public void Of_the_proposed_syntaxes_the_one_that_we_prefer_is_chosen_and_only_one()
    {
        var answer = Accepted(Request(new ProposedPresentationContext(1, Store, [Jpeg, Implicit, Explicit])));

        Assert.That(answer.Pdu.Contexts, Is.EqualTo(new[] { new PresentationContextAnswer(1, PresentationContextResult.Acceptance, Explicit) }));
        Assert.That(answer.Contexts, Is.EqualTo(new[] { new DicomPresentationContext(1, Store, Explicit) }));
    }

    [Test]
    public void Each_context_is_answered_for_itself()
    {
        var answer = Accepted(Request(
            new ProposedPresentationContext(1, "1.2.3.4", [Implicit]),
            new ProposedPresentationContext(3, Store, [Jpeg]),
            new ProposedPresentationContext(5, Store, [Implicit]),
            new ProposedPresentationContext(7, Store, [])));

        Assert.That(
            answer.Pdu.Contexts.Select(c => (c.Id, c.Result)),
            Is.EqualTo(new (byte, PresentationContextResult)[]
            {
                (1, PresentationContextResult.AbstractSyntaxNotSupported),
                (3, PresentationContextResult.TransferSyntaxesNotSupported),
                (5, PresentationContextResult.Acceptance),
                (7, PresentationContextResult.TransferSyntaxesNotSupported),
            }));
        Assert.That(answer.Contexts.Select(c => c.Id), Is.EqualTo(new byte[] { 5 }));
    }

    [Test]
    public void A_refused_context_still_names_a_transfer_syntax() =>
        Assert.That(Accepted(Request(new ProposedPresentationContext(1, "1.2.3.4", [Jpeg]))).Pdu.Contexts[0].TransferSyntax, Is.EqualTo(Jpeg));

    [Test]
    public void Another_application_context_is_rejected() =>
        Assert.That(Rejected(Request() with { ApplicationContext = "1.2.3" }), Is.EqualTo(AssociationRejection.ApplicationContextNotSupported));

    [Test]
    public void Another_protocol_version_is_rejected()
    {
        var request = Request();

        Assert.That(Rejected(request with { Titles = request.Titles with { ProtocolVersion = 2 } }), Is.EqualTo(AssociationRejection.ProtocolVersionNotSupported));
    }

    [Test]
    public void A_version_that_includes_ours_is_accepted_and_ours_is_answered()
    {
        var request = Request();

        Assert.That(Accepted(request with { Titles = request.Titles with { ProtocolVersion = 3 } }).Pdu.Titles.ProtocolVersion, Is.EqualTo(1));
    }

    [Test]
    public void A_peer_that_has_no_room_for_data_is_rejected() =>
        Assert.That(Rejected(Request() with { User = new UserInformation { MaximumLength = 7 } }), Is.EqualTo(AssociationRejection.NoReasonGiven));

    [Test]
    [Category("A2")]
    public void What_the_provider_rejects_is_rejected()
    {
        var decision = AssociationDecision.Reject(AssociationRejection.CalledAeTitleNotRecognized, "no such title here");

        var answer = (NegotiationAnswer.Rejected)Negotiation.Answer(Request(), decision, Local);

        Assert.That((answer.Pdu.Rejection, answer.Reason), Is.EqualTo((AssociationRejection.CalledAeTitleNotRecognized, "no such title here")));
    }

    [Test]
    public void The_answer_returns_titles_and_reserved_bytes_as_they_came()
    {
        var field = Enumerable.Range(0, 64).Select(i => (byte)(i < 32 ? 'A' : i)).ToArray();

        var answer = Accepted(Request() with { Titles = new AssociateTitles(1, "A", "A", field) });

        Assert.That(answer.Pdu.Titles.Field.ToArray(), Is.EqualTo(field));
    }

    [Test]
    public void Asynchronous_operations_are_answered_with_one_at_a_time_if_asked_for()
    {
        Assert.That(Accepted(Request() with { User = new UserInformation { OperationsWindow = new(0, 0) } }).Pdu.User.OperationsWindow, Is.EqualTo(AsynchronousOperationsWindow.Synchronous));
        Assert.That(Accepted(Request()).Pdu.User.OperationsWindow, Is.Null);
    }

    private static AssociateRequestPdu Request(params ProposedPresentationContext[] contexts) =>
        new(AssociateTitles.Create("HIPAI", "PEER"), Negotiation.DicomApplicationContext, contexts, new UserInformation());

    private static NegotiationAnswer.Accepted Accepted(AssociateRequestPdu request) =>
        (NegotiationAnswer.Accepted)Negotiation.Answer(request, AcceptStore, Local);

    private static AssociationRejection Rejected(AssociateRequestPdu request) =>
        ((NegotiationAnswer.Rejected)Negotiation.Answer(request, AcceptStore, Local)).Pdu.Rejection;
}
