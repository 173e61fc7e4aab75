using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Client;
using HipAi.Dicom.Network.Pdus;
using HipAi.Dicom.Network.UpperLayer;

namespace HipAi.Dicom.Tests.Network;

/// <summary>Roles, extended negotiation and user identity: decided without a connection, then once over one.</summary>
[Category("A1")]
[CancelAfter(60_000)]
public class ExtendedNegotiationTests
{
    private const string Store = "1.2.840.10008.5.1.4.1.1.1.1";
    private const string Other = "1.2.840.10008.1.20.1";
    private const string Implicit = "1.2.840.10008.1.2";

    private static readonly byte[] Asked = [2, 0, 3];
    private static readonly UserInformation Local = new() { MaximumLength = 262144, ImplementationClassUid = "1.2.3" };

    private static PresentationPolicy Policy(DicomRoles roles) => new([new PresentationRule(Store, Implicit) { RequestorRoles = roles }]);

    [Test]
    public void Of_the_roles_asked_for_those_are_granted_that_the_policy_allows_and_none_is_raised(
        [Values] DicomRoles asked, [Values(DicomRoles.Scu, DicomRoles.Scp, DicomRoles.Both)] DicomRoles allowed)
    {
        var answer = Accepted(new UserInformation { Roles = [RoleSelection.Of(Store, asked)] }, AssociationDecision.Accept(Policy(allowed)));

        Assert.That(answer.Pdu.User.Roles, Is.EqualTo(new[] { RoleSelection.Of(Store, asked & allowed) }));
        if ((asked & allowed) == DicomRoles.None)
        {
            Assert.That(answer.Pdu.Contexts.Single().Result, Is.EqualTo(PresentationContextResult.UserRejection), "of no use to anybody");
            Assert.That(answer.Contexts, Is.Empty);
        }
        else
        {
            Assert.That(answer.Contexts.Single().RequestorRoles, Is.EqualTo(asked & allowed));
        }
    }

    [Test]
    public void Without_role_selection_the_requestor_is_user_and_nothing_is_answered()
    {
        var answer = Accepted(new UserInformation(), AssociationDecision.Accept(Policy(DicomRoles.Both)));

        Assert.That(answer.Pdu.User.Roles, Is.Empty);
        Assert.That(answer.Contexts.Single().RequestorRoles, Is.EqualTo(DicomRoles.Scu));
    }

    [Test]
    public void Roles_for_classes_that_are_not_spoken_here_are_not_answered_and_a_second_word_on_a_class_does_not_count()
    {
        var asked = new UserInformation { Roles = [new("1.2.3", true, true), new(Store, true, false), new(Store, true, true)] };

        Assert.That(Accepted(asked, AssociationDecision.Accept(Policy(DicomRoles.Both))).Pdu.User.Roles, Is.EqualTo(new[] { new RoleSelection(Store, true, false) }));
    }

    [Test]
    public void Extended_negotiation_is_answered_only_where_the_policy_says_how()
    {
        var asked = new UserInformation { Extended = [new(Store, Asked), new(Other, Asked), new("1.2.3", Asked)] };
        var policy = new PresentationPolicy(
        [
            new PresentationRule(Store, Implicit) { AnswerExtendedNegotiation = info => info.Slice(0, 1) },
            new PresentationRule(Other, Implicit) { AnswerExtendedNegotiation = _ => null },
        ]);

        var answered = Accepted(asked, AssociationDecision.Accept(policy)).Pdu.User.Extended;

        Assert.That(answered.Select(e => (e.SopClassUid, Convert.ToHexString(e.ApplicationInformation.Span))), Is.EqualTo(new[] { (Store, "02") }));
    }

    [Test]
    public void Common_extended_negotiation_has_no_answer()
    {
        var asked = new UserInformation { CommonExtended = [new(Store, "1.2.840.10008.4.2", [Other])] };

        Assert.That(Accepted(asked, AssociationDecision.Accept(Policy(DicomRoles.Scu))).Pdu.User.CommonExtended, Is.Empty);
    }

    [Test]
    public void A_user_identity_is_confirmed_only_when_that_was_asked_for_and_the_provider_has_looked_at_it(
        [Range(1, 5)] int type, [Values] bool asked, [Values] bool lookedAt)
    {
        var user = new UserInformation { Identity = new DicomUserIdentity((byte)type, asked, default, default) };
        var decision = lookedAt ? AssociationDecision.AcceptUser(Policy(DicomRoles.Scu), Asked) : AssociationDecision.Accept(Policy(DicomRoles.Scu));

        var response = Accepted(user, decision).Pdu.User.IdentityResponse;

        Assert.That(response?.ToArray(), asked && lookedAt ? Is.EqualTo(Asked) : Is.Null);
    }

    [Test]
    public void A_policy_says_what_is_wrong_with_its_rules()
    {
        Assert.That(() => new PresentationPolicy([new PresentationRule(Store, Implicit), new PresentationRule(Store, Implicit)]), Throws.ArgumentException.With.Message.Contains("two rules"));
        Assert.That(() => new PresentationPolicy([new PresentationRule(Store)]), Throws.ArgumentException.With.Message.Contains("no transfer syntax"));
    }

    [Test]
    public void The_client_proposes_roles_and_extended_negotiation_once_for_each_class()
    {
        var options = ServerFixture.ClientOptions(1) with
        {
            Proposals =
            [
                new DicomProposal(Store, Implicit) { Roles = DicomRoles.Both, ExtendedNegotiation = Asked },
                new DicomProposal(Store, "1.2.840.10008.1.2.1"),
                new DicomProposal(Other, Implicit),
            ],
            CommonExtendedNegotiation = [new(Store, "1.2.840.10008.4.2", [])],
        };

        var user = ClientRequest.Of(options).User;

        Assert.That(user.Roles, Is.EqualTo(new[] { new RoleSelection(Store, true, true) }));
        Assert.That(user.Extended.Single().SopClassUid, Is.EqualTo(Store));
        Assert.That(user.CommonExtended, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Both_sides_know_what_was_agreed()
    {
        var policy = new PresentationPolicy(
        [
            new PresentationRule("1.2.840.10008.1.1", Implicit),
            new PresentationRule(Store, Implicit) { RequestorRoles = DicomRoles.Both, AnswerExtendedNegotiation = info => info.Slice(0, 1) },
        ]);
        var seen = default(DicomUserIdentity);
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider
        {
            Decide = association =>
            {
                seen = association.UserIdentity;
                return AssociationDecision.AcceptUser(policy, "welcome"u8.ToArray());
            },
        });
        var options = ServerFixture.ClientOptions(fixture.EndPoint.Port) with
        {
            Proposals = [new DicomProposal("1.2.840.10008.1.1", Implicit), new DicomProposal(Store, Implicit) { Roles = DicomRoles.Both, ExtendedNegotiation = Asked }],
            CommonExtendedNegotiation = [new(Store, "1.2.840.10008.4.2", [])],
            UserIdentity = new DicomUserIdentity(5, true, "token"u8.ToArray(), default),
        };
        await using var client = await DicomClient.ConnectAsync(options, TimeProvider.System, CancellationToken.None);
        await client.ReleaseAsync(CancellationToken.None);
        var there = (await fixture.Provider.Closed.Reader.ReadAsync()).Association;

        foreach (var side in new[] { client.Association, there })
        {
            Assert.That(side.AcceptedContexts.Select(c => c.RequestorRoles), Is.EqualTo(new[] { DicomRoles.Scu, DicomRoles.Both }));
            Assert.That(side.ProposedExtendedNegotiation.Single().ApplicationInformation.ToArray(), Is.EqualTo(Asked));
            Assert.That(side.AcceptedExtendedNegotiation.Single().ApplicationInformation.ToArray(), Is.EqualTo(Asked[..1]));
            Assert.That(side.CommonExtendedNegotiation.Single().SopClassUid, Is.EqualTo(Store));
            Assert.That(side.UserIdentityResponse!.Value.ToArray(), Is.EqualTo("welcome"u8.ToArray()));
        }

        Assert.That(seen!.Primary.ToArray(), Is.EqualTo("token"u8.ToArray()));
        Assert.That($"{there} {seen}", Does.Not.Contain("token"));
    }

    [Test]
    public async Task A_refused_user_is_rejected_and_the_secret_is_in_no_reason()
    {
        await using var fixture = await ServerFixture.StartAsync(new RecordingProvider
        {
            Decide = association => AssociationDecision.Reject(AssociationRejection.NoReasonGiven, $"{association.UserIdentity} is not known"),
        });
        var options = ServerFixture.ClientOptions(fixture.EndPoint.Port) with { UserIdentity = new DicomUserIdentity(2, true, "joe"u8.ToArray(), "hush"u8.ToArray()) };

        Assert.That(async () => await DicomClient.ConnectAsync(options, TimeProvider.System, CancellationToken.None), Throws.InstanceOf<DicomAssociationRejectedException>());
        Assert.That(await fixture.Provider.NextRefusalAsync(), Does.Contain("of type 2").And.Not.Contain("joe").And.Not.Contain("hush"));
    }

    [TestCase("context", "presentation context 9, which was not proposed")]
    [TestCase("syntax", "in transfer syntax '1.2.3', which was not proposed")]
    [TestCase("identity", "was asked to confirm the user identity and did not")]
    [TestCase("tiny", "too few for any data")]
    public async Task The_client_aborts_on_an_answer_that_cannot_be(string what, string says)
    {
        using var acceptor = new ScriptedAcceptor();
        var options = ServerFixture.ClientOptions(acceptor.Port) with { UserIdentity = new DicomUserIdentity(1, what == "identity", "joe"u8.ToArray(), default) };
        var connecting = DicomClient.ConnectAsync(options, TimeProvider.System, CancellationToken.None);
        using var peer = await acceptor.AcceptAsync();
        var request = (AssociateRequestPdu)Pdus.Decode(await peer.HearAsync());
        await peer.SayAsync(PduEncoder.Encode(new AssociateAcceptPdu(
            request.Titles,
            request.ApplicationContext,
            [new PresentationContextAnswer((byte)(what == "context" ? 9 : 1), PresentationContextResult.Acceptance, what == "syntax" ? "1.2.3" : Implicit)],
            new UserInformation { MaximumLength = what == "tiny" ? 7u : 0u })));

        Assert.That(async () => await connecting, Throws.InstanceOf<DicomNetworkException>().With.Message.Contains(says));
        Assert.That(await peer.HearAsync(), Is.EqualTo(Golden.Hex("07 00 00 00 00 04 00 00 02 06")));
    }

    [Test]
    public async Task Roles_that_a_peer_raises_are_not_believed()
    {
        using var acceptor = new ScriptedAcceptor();
        var connecting = DicomClient.ConnectAsync(
            ServerFixture.ClientOptions(acceptor.Port) with { Proposals = [new DicomProposal(Store, Implicit) { Roles = DicomRoles.Scp }, new DicomProposal(Other, Implicit)] },
            TimeProvider.System,
            CancellationToken.None);
        using var peer = await acceptor.AcceptAsync();
        var request = (AssociateRequestPdu)Pdus.Decode(await peer.HearAsync());
        await peer.SayAsync(PduEncoder.Encode(new AssociateAcceptPdu(
            request.Titles,
            request.ApplicationContext,
            [.. request.Contexts.Select(c => new PresentationContextAnswer(c.Id, PresentationContextResult.Acceptance, Implicit))],
            new UserInformation { Roles = [new(Store, true, true), new(Other, true, true)] })));
        await using var client = await connecting;

        Assert.That(client.Association.AcceptedContexts.Select(c => c.RequestorRoles), Is.EqualTo(new[] { DicomRoles.Scp, DicomRoles.Scu }));
    }

    private static NegotiationAnswer.Accepted Accepted(UserInformation user, AssociationDecision decision) => (NegotiationAnswer.Accepted)Negotiation.Answer(
        new AssociateRequestPdu(
            AssociateTitles.Create("HIPAI", "PEER"), Negotiation.DicomApplicationContext, [new ProposedPresentationContext(1, Store, [Implicit])], user),
        decision,
        Local);
}
