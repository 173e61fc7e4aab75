using FsCheck;
using FsCheck.Fluent;
using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Pdus;

namespace HipAi.Dicom.Tests.Network;

[Category("A5")]
public class PduPropertyTests
{
    private static readonly Gen<byte[]> Bytes = Gen.Choose(0, 255).Select(i => (byte)i).ArrayOf();

    private static readonly Gen<string> Uid =
        Gen.Choose(1, 9999).ListOf().Where(list => list.Count is > 0 and < 12).Select(list => string.Join('.', list));

    private static readonly Gen<string> Title =
        Gen.Elements("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_- ".ToCharArray()).ArrayOf()
            .Where(letters => letters.Length is > 0 and <= 16 && letters[0] != ' ' && letters[^1] != ' ').Select(letters => new string(letters));

    private static readonly Gen<ProposedPresentationContext> Context =
        from id in Gen.Choose(0, 127)
        from abstractSyntax in Uid
        from transferSyntaxes in Uid.ListOf()
        select new ProposedPresentationContext((byte)((2 * id) + 1), abstractSyntax, transferSyntaxes.ToList());

    private static readonly Gen<UserInformation> User =
        from length in Gen.Choose(0, int.MaxValue)
        from implementation in Uid
        from window in Gen.Choose(0, 65535)
        from roles in Uid.Select(uid => new RoleSelection(uid, true, false)).ListOf()
        from identity in Bytes
        from extended in Uid.Select(uid => new DicomExtendedNegotiation(uid, new byte[uid.Length])).ListOf()
        from common in Uid.Select(uid => new DicomCommonExtendedNegotiation(uid, "1.2", [uid, "1.3"])).ListOf()
        select new UserInformation
        {
            MaximumLength = (uint)length,
            ImplementationClassUid = implementation,
            OperationsWindow = window % 2 == 0 ? null : new AsynchronousOperationsWindow((ushort)window, 1),
            Roles = roles.ToList(),
            Extended = extended.ToList(),
            CommonExtended = common.ToList(),
            IdentityResponse = window % 5 == 0 ? identity : null,
            Identity = identity.Length == 0 ? null : new DicomUserIdentity(1, window % 3 == 0, identity, default),
        };

    private static readonly Gen<Pdu> AnyPdu = Gen.OneOf(
        from called in Title
        from calling in Title
        from contexts in Context.ListOf()
        from user in User
        select (Pdu)new AssociateRequestPdu(AssociateTitles.Create(called, calling), "1.2.840.10008.3.1.1.1", contexts.DistinctBy(c => c.Id).ToList(), user),
        from called in Title
        from contexts in Context.ListOf()
        from user in User
        select (Pdu)new AssociateAcceptPdu(AssociateTitles.Create(called, "X"), "1.2.3", contexts.DistinctBy(c => c.Id).Select(c => new PresentationContextAnswer(c.Id, PresentationContextResult.NoReason, c.AbstractSyntax)).ToList(), user),
        from id in Gen.Choose(0, 255)
        from flags in Gen.Choose(0, 3)
        from data in Bytes
        select (Pdu)new DataTransferPdu([new((byte)id, (flags & 1) != 0, (flags & 2) != 0, data), new((byte)id, true, true, data)]),
        from source in Gen.Choose(0, 255)
        select (Pdu)new AbortPdu((byte)source, AbortReason.UnexpectedPdu));

    [Test]
    public void What_is_written_reads_back_and_writes_the_same() =>
        Prop.ForAll(AnyPdu.ToArbitrary(), pdu =>
        {
            var bytes = PduEncoder.Encode(pdu);
            return PduEncoder.Encode(Pdus.Decode(bytes)).AsSpan().SequenceEqual(bytes);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Test]
    public void Random_bytes_throw_the_readers_own_exception_or_nothing() =>
        Prop.ForAll(Bytes.ToArbitrary(), Gen.Choose(1, 7).ToArbitrary(), (bytes, type) => DecodesOrSaysWhyNot((PduType)type, bytes))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Test]
    public void Damaged_pdus_throw_the_readers_own_exception_or_nothing() =>
        Prop.ForAll(AnyPdu.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (pdu, seed) =>
        {
            var bytes = PduEncoder.Encode(pdu);
            var random = new Random(seed);
            for (var i = random.Next(8); i >= 0; i--) bytes[random.Next(PduLimits.HeaderLength, bytes.Length)] = (byte)random.Next(256);
            var cut = random.Next(PduLimits.HeaderLength, bytes.Length + 1);
            return DecodesOrSaysWhyNot(pdu.Type, bytes[PduLimits.HeaderLength..cut]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static bool DecodesOrSaysWhyNot(PduType type, byte[] body)
    {
        try
        {
            PduDecoder.Decode(type, body);
            return true;
        }
        catch (DicomPduException said)
        {
            return said.Field.Length > 0;
        }
    }
}
