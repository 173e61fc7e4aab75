using System.Buffers.Binary;
using System.Reflection;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Pdus;
using HipAi.Dicom.Network.UpperLayer;

namespace HipAi.Dicom.Tests.Network;

/// <summary>Walks the one place where limits stand: each is shown to hold, and a new one without a proof here fails.</summary>
[Category("A5")]
[CancelAfter(60_000)]
public class PduLimitTests
{
    private const int Announced = 262_144;

    private static readonly Dictionary<string, Func<Task>> Proofs = new()
    {
        [nameof(PduLimits.HeaderLength)] = Now(() => Assert.That(PduHeader.Parse(Golden.Abort.AsSpan(0, PduLimits.HeaderLength), Announced).Length, Is.EqualTo(Golden.Abort.Length - PduLimits.HeaderLength))),
        [nameof(PduLimits.PdvHeaderLength)] = Bounds(PduType.DataTransfer, PduLimits.PdvHeaderLength, Announced),
        [nameof(PduLimits.AssociateFixedLength)] = Bounds(PduType.AssociateRequest, PduLimits.AssociateFixedLength, PduLimits.MaximumAssociateLength),
        [nameof(PduLimits.MaximumAssociateLength)] = Bounds(PduType.AssociateAccept, PduLimits.AssociateFixedLength, PduLimits.MaximumAssociateLength),
        [nameof(PduLimits.ShortBodyLength)] = Bounds(PduType.Abort, PduLimits.ShortBodyLength, PduLimits.ShortBodyLength),
        [nameof(PduLimits.MaximumPresentationContexts)] = Now(() =>
        {
            Assert.That(((AssociateRequestPdu)Decode(Request(contexts: 128))).Contexts, Has.Count.EqualTo(PduLimits.MaximumPresentationContexts));
            Refused(() => Decode(Request(contexts: 129)), "Presentation-context items");
        }),
        [nameof(PduLimits.MaximumTransferSyntaxes)] = Now(() =>
        {
            Decode(Request(syntaxes: PduLimits.MaximumTransferSyntaxes));
            Refused(() => Decode(Request(syntaxes: PduLimits.MaximumTransferSyntaxes + 1)), "Transfer syntax sub-items");
        }),
        [nameof(PduLimits.MaximumRoleSelections)] = Counted(
            PduLimits.MaximumRoleSelections, n => new() { Roles = [.. Many(n, uid => new RoleSelection(uid, true, false))] }, "Role selection sub-items"),
        [nameof(PduLimits.MaximumExtendedNegotiations)] = Counted(
            PduLimits.MaximumExtendedNegotiations, n => new() { Extended = [.. Many(n, uid => new DicomExtendedNegotiation(uid, default))] }, "Extended negotiation sub-items"),
        [nameof(PduLimits.MaximumRelatedClasses)] = Counted(
            PduLimits.MaximumRelatedClasses, n => new() { CommonExtended = [new("1.2", "1.3", [.. Many(n, uid => uid)])] }, "Related-general-sop-class-identification"),
        [nameof(PduLimits.MaximumUidLength)] = Counted(
            PduLimits.MaximumUidLength, n => new() { ImplementationClassUid = new string('1', n) }, "Implementation-class-uid"),
        [nameof(PduLimits.AeTitleLength)] = Now(() =>
        {
            Assert.That(AssociateTitles.Create(new string('A', PduLimits.AeTitleLength), "B").Field.Length, Is.EqualTo(AssociateTitles.FieldLength));
            Assert.That(() => AssociateTitles.Create(new string('A', PduLimits.AeTitleLength + 1), "B"), Throws.ArgumentException);
        }),
        [nameof(PduLimits.MaximumVersionNameLength)] = Now(() =>
        {
            var read = (AssociateRequestPdu)Decode(Request(user: new() { ImplementationVersionName = new string('V', 500) }));
            Assert.That(read.User.ImplementationVersionName, Is.EqualTo(new string('V', PduLimits.MaximumVersionNameLength)), "cut, not refused");
        }),
        [nameof(PduLimits.MaximumCommandSetLength)] = () => AbortedAsync(
            "a command set has more than 65536 bytes", Enumerable.Repeat(Dimse.Fragment(Dimse.EchoContext, true, false, new byte[32_769]), 2)),
        [nameof(PduLimits.MaximumEmptyFragments)] = () => AbortedAsync(
            "more than 64 empty fragments came in a row", Enumerable.Repeat(Dimse.Fragment(Dimse.EchoContext, true, false, []), PduLimits.MaximumEmptyFragments + 1)),
        [nameof(PduLimits.MaximumFragmentsPerPdu)] = Now(() =>
        {
            byte[] Pdu(int fragments) => PduEncoder.Encode(new DataTransferPdu([.. Enumerable.Repeat(new PresentationDataValue(1, true, false, default), fragments)]));
            Assert.That(((DataTransferPdu)Decode(Pdu(PduLimits.MaximumFragmentsPerPdu))).Values, Has.Count.EqualTo(PduLimits.MaximumFragmentsPerPdu));
            Refused(() => Decode(Pdu(PduLimits.MaximumFragmentsPerPdu + 1)), "Presentation-data-value items");
        }),
        [nameof(PduLimits.LeastProgress)] = Now(() =>
        {
            // The clock is that of SlowPeerTests; here only the number.
            var patience = new Patience(new Testing.ManualTimeProvider());
            patience.Left(TimeSpan.FromSeconds(1));
            patience.Spend(new DataTransferPdu([new(1, false, false, new byte[PduLimits.LeastProgress])]), counts: true);
            Assert.That(patience.IsFresh, Is.True);
        }),
        [nameof(PduLimits.SmallestUsablePeerMaximum)] = Now(() =>
        {
            Assert.That(Answer(PduLimits.SmallestUsablePeerMaximum), Is.InstanceOf<NegotiationAnswer.Accepted>());
            Assert.That(Answer(PduLimits.SmallestUsablePeerMaximum - 1), Is.InstanceOf<NegotiationAnswer.Rejected>());
        }),
        [nameof(PduLimits.LargestPduSent)] = Now(() => Assert.That(
            PduLimits.HeaderLength + PduLimits.LargestPduSent + 1, Is.LessThanOrEqualTo(262_144), "as its reason says; that it holds is in ClientTests")),
    };

    private static IEnumerable<string> Limits => typeof(PduLimits).GetFields(BindingFlags.Public | BindingFlags.Static).Select(limit => limit.Name);

    [TestCaseSource(nameof(Limits))]
    public async Task A_limit_holds(string name)
    {
        Assert.That(Proofs, Does.ContainKey(name), "every limit has a proof");
        await Proofs[name]();
    }

    [Test]
    public async Task What_is_announced_is_not_taken_before_it_comes()
    {
        var header = Golden.Hex("04 00 00 10 00 00");
        var transport = new MeasuringTransport([.. header, .. new byte[200_000]]);
        using var reader = new PduReader(transport, 1_048_576);

        var announced = (await reader.ReadHeaderAsync(CancellationToken.None))!.Value;

        Assert.That(async () => await reader.ReadBodyAsync(announced, CancellationToken.None), Throws.InstanceOf<DicomNetworkException>().With.Message.EqualTo("The connection was closed after 200000 of 1048576 bytes of a PDU."));
        Assert.That(transport.MostAhead, Is.LessThanOrEqualTo(262_144), "room for no more than twice what has come");
    }

    private static Func<Task> Now(Action proof) => () =>
    {
        proof();
        return Task.CompletedTask;
    };

    private static Func<Task> Bounds(PduType type, int least, int most) => Now(() =>
    {
        Assert.That(Parse(type, least), Is.EqualTo(least));
        Assert.That(Parse(type, most), Is.EqualTo(most));
        Refused(() => Parse(type, least - 1), "PDU-length");
        Refused(() => Parse(type, most + 1), "PDU-length");
    });

    private static Func<Task> Counted(int most, Func<int, UserInformation> user, string field) => Now(() =>
    {
        Decode(Request(user: user(most)));
        Refused(() => Decode(Request(user: user(most + 1))), field);
    });

    private static void Refused(Action what, string field) => Assert.That(Assert.Throws<DicomPduException>(what)!.Field, Is.EqualTo(field));

    private static int Parse(PduType type, int length)
    {
        var header = new byte[PduLimits.HeaderLength];
        header[0] = (byte)type;
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(2), length);
        return PduHeader.Parse(header, Announced).Length;
    }

    private static Pdu Decode(byte[] pdu) => Pdus.Decode(pdu);

    private static IEnumerable<T> Many<T>(int count, Func<string, T> make) => Enumerable.Range(1, count).Select(i => make($"1.2.{i}"));

    private static byte[] Request(int contexts = 1, int syntaxes = 1, UserInformation? user = null) => PduEncoder.Encode(new AssociateRequestPdu(
        AssociateTitles.Create("HIPAI", "PEER"),
        Negotiation.DicomApplicationContext,
        [.. Enumerable.Range(0, contexts).Select(i => new ProposedPresentationContext((byte)((2 * i) + 1), "1.2", [.. Many(syntaxes, uid => uid)]))],
        user ?? new UserInformation()));

    private static NegotiationAnswer Answer(int maximumLength) => Negotiation.Answer(
        (AssociateRequestPdu)Decode(Request(user: new() { MaximumLength = (uint)maximumLength })), AssociationDecision.Accept(RecordingProvider.Policy), new UserInformation());

    private static async Task AbortedAsync(string reason, IEnumerable<byte[]> pdus)
    {
        await using var fixture = await ServerFixture.StartAsync();
        using var peer = await ScriptedPeer.ConnectAsync(fixture.EndPoint);
        await peer.AssociateAsync(Dimse.AssociateRequest);

        await peer.SayAsync([.. pdus]);

        Assert.That((await peer.HearAsync())[0], Is.EqualTo(7));
        Assert.That((await fixture.Provider.NextClosureAsync()).Reason, Is.EqualTo(reason));
    }

    /// <summary>Gives a few bytes at a time and remembers how much room was ever offered beyond what it had given.</summary>
    private sealed class MeasuringTransport(byte[] bytes) : MemoryStream(bytes)
    {
        public long MostAhead { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            MostAhead = Math.Max(MostAhead, buffer.Length);
            return await base.ReadAsync(buffer[..Math.Min(1000, buffer.Length)], cancellationToken);
        }
    }
}
