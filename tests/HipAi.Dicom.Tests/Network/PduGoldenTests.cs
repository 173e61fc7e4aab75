using HipAi.Dicom.Network;
using HipAi.Dicom.Network.Pdus;

namespace HipAi.Dicom.Tests.Network;

[Category("A1")]
public class PduGoldenTests
{
    private const string Verification = "1.2.840.10008.1.1";
    private const string ImplicitLittle = "1.2.840.10008.1.2";
    private const string ApplicationContext = "1.2.840.10008.3.1.1.1";

    private static readonly AssociateRequestPdu Request = new(
        AssociateTitles.Create("HIPAI", "MODALITY"),
        ApplicationContext,
        [new ProposedPresentationContext(1, Verification, [ImplicitLittle])],
        new UserInformation
        {
            MaximumLength = 16384,
            ImplementationClassUid = "1.2.34",
            OperationsWindow = new AsynchronousOperationsWindow(5, 6),
            Roles = [new RoleSelection("1.2.3", true, false)],
            ImplementationVersionName = "TEST",
            Identity = new DicomUserIdentity(2, true, "joe"u8.ToArray(), "pw"u8.ToArray()),
        });

    private static readonly AssociateAcceptPdu Accept = new(
        AssociateTitles.Create("HIPAI", "MODALITY"),
        ApplicationContext,
        [new PresentationContextAnswer(1, PresentationContextResult.Acceptance, ImplicitLittle)],
        new UserInformation
        {
            MaximumLength = 262144,
            ImplementationClassUid = "1.2.34",
            OperationsWindow = AsynchronousOperationsWindow.Synchronous,
            IdentityResponse = ReadOnlyMemory<byte>.Empty,
        });

    private static readonly DataTransferPdu Data = new(
    [
        new PresentationDataValue(1, true, true, new byte[] { 0xAA, 0xBB }),
        new PresentationDataValue(3, false, false, new byte[] { 1, 2, 3 }),
    ]);

    private static IEnumerable<TestCaseData> Pairs()
    {
        yield return new TestCaseData(Request, Golden.AssociateRequest).SetArgDisplayNames("A-ASSOCIATE-RQ");
        yield return new TestCaseData(Accept, Golden.AssociateAccept).SetArgDisplayNames("A-ASSOCIATE-AC");
        yield return new TestCaseData(new AssociateRejectPdu(AssociationRejection.CalledAeTitleNotRecognized), Golden.AssociateReject).SetArgDisplayNames("A-ASSOCIATE-RJ");
        yield return new TestCaseData(Data, Golden.DataTransfer).SetArgDisplayNames("P-DATA-TF");
        yield return new TestCaseData(new ReleaseRequestPdu(), Golden.ReleaseRequest).SetArgDisplayNames("A-RELEASE-RQ");
        yield return new TestCaseData(new ReleaseResponsePdu(), Golden.ReleaseResponse).SetArgDisplayNames("A-RELEASE-RP");
        yield return new TestCaseData(AbortPdu.ByProvider(AbortReason.InvalidParameterValue), Golden.Abort).SetArgDisplayNames("A-ABORT");
    }

    [TestCaseSource(nameof(Pairs))]
    public void A_pdu_is_written_as_the_standard_draws_it(object pdu, byte[] bytes) =>
        Assert.That(Convert.ToHexString(PduEncoder.Encode((Pdu)pdu)), Is.EqualTo(Convert.ToHexString(bytes)));

    [TestCaseSource(nameof(Pairs))]
    public void What_was_read_is_what_was_written(object pdu, byte[] bytes)
    {
        var read = Pdus.Decode(bytes);

        Assert.That(read, Is.TypeOf(pdu.GetType()));
        Assert.That(PduEncoder.Encode(read), Is.EqualTo(bytes));
    }

    [Test]
    public void Every_field_of_a_request_is_read()
    {
        var read = (AssociateRequestPdu)Pdus.Decode(Golden.AssociateRequest);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.Titles.ProtocolVersion, Is.EqualTo(1));
            Assert.That(read.Titles.CalledAeTitle, Is.EqualTo("HIPAI"));
            Assert.That(read.Titles.CallingAeTitle, Is.EqualTo("MODALITY"));
            Assert.That(read.ApplicationContext, Is.EqualTo(ApplicationContext));
            Assert.That(read.Contexts.Single().AbstractSyntax, Is.EqualTo(Verification));
            Assert.That(read.Contexts.Single().TransferSyntaxes, Is.EqualTo(new[] { ImplicitLittle }));
            Assert.That(read.User.MaximumLength, Is.EqualTo(16384));
            Assert.That(read.User.ImplementationClassUid, Is.EqualTo("1.2.34"));
            Assert.That(read.User.ImplementationVersionName, Is.EqualTo("TEST"));
            Assert.That(read.User.OperationsWindow, Is.EqualTo(new AsynchronousOperationsWindow(5, 6)));
            Assert.That(read.User.Roles, Is.EqualTo(new[] { new RoleSelection("1.2.3", true, false) }));
            Assert.That(read.User.Identity!.Primary.ToArray(), Is.EqualTo("joe"u8.ToArray()));
            Assert.That(read.User.Identity.Secondary.ToArray(), Is.EqualTo("pw"u8.ToArray()));
            Assert.That(read.User.Identity.ToString(), Does.Not.Contain("joe").And.Not.Contain("pw"));
        }
    }

    [Test]
    public void Unknown_items_are_skipped()
    {
        var strange = Golden.Hex("7F 00 00 01 FF  5A 00 00 00  -- two unknown sub-items");
        var bytes = Golden.AssociateRequest.Concat(strange).Concat(Golden.Hex("99 00 00 03 01 02 03 -- an unknown item outside")).ToArray();
        var userLengthAt = Golden.AssociateRequest.Length - 62 - 2;
        bytes[userLengthAt + 1] = (byte)(62 + strange.Length);

        var read = (AssociateRequestPdu)Pdus.Decode(Pdus.WithLength(bytes));

        Assert.That(PduEncoder.Encode(read), Is.EqualTo(Golden.AssociateRequest));
    }

    [TestCase("47 45 54 20 2F 20", "PDU-type", "HTTP")]
    [TestCase("16 03 01 02 00 01", "PDU-type", "TLS")]
    [TestCase("08 00 00 00 00 04", "PDU-type", "08H")]
    [TestCase("01 00 7F FF FF FF", "PDU-length", "2147483647")]
    [TestCase("01 00 00 00 00 43", "PDU-length", "67")]
    [TestCase("04 00 00 04 00 01", "PDU-length", "262145")]
    [TestCase("04 00 FF FF FF FF", "PDU-length", "4294967295")]
    [TestCase("05 00 00 00 00 05", "PDU-length", "5")]
    [Category("A5")]
    public void A_header_that_cannot_be_is_refused_before_memory_is_taken(string hex, string field, string says)
    {
        var fault = Assert.Throws<DicomPduException>(() => PduHeader.Parse(Golden.Hex(hex), 262144))!;

        Assert.That(fault.Field, Is.EqualTo(field));
        Assert.That(fault.Message, Does.Contain(says));
    }

    [TestCase(PduType.DataTransfer, "00 00 00 05 01 03 AA BB", "Presentation-data-value Item-length", TestName = "A PDV longer than its PDU")]
    [TestCase(PduType.DataTransfer, "00 00 00 01 01 03 AA BB", "Presentation-data-value Item-length", TestName = "A PDV shorter than its header")]
    [TestCase(PduType.DataTransfer, "FF FF FF FF 01 03 AA BB", "Presentation-data-value Item-length", TestName = "A PDV of 4 GiB")]
    [TestCase(PduType.DataTransfer, "00 00 00 02 01 03 AA BB", "Presentation-data-value Item-length", TestName = "Two bytes after the last PDV")]
    [Category("A5")]
    public void A_nested_length_is_checked_against_what_encloses_it(object type, string hex, string field) =>
        Assert.That(Assert.Throws<DicomPduException>(() => PduDecoder.Decode((PduType)type, Golden.Hex(hex)))!.Field, Is.EqualTo(field));

    [Test]
    [Category("A5")]
    public void An_item_longer_than_its_request_is_refused()
    {
        var bytes = Golden.AssociateRequest.ToArray();
        bytes[76] = 0xFF;

        Assert.That(Assert.Throws<DicomPduException>(() => Pdus.Decode(bytes))!.Field, Is.EqualTo("Item 10H in A-ASSOCIATE-RQ"));
    }

    [TestCase(2, "is not odd")]
    [TestCase(0, "is not odd")]
    public void An_even_context_id_is_refused(byte id, string says)
    {
        var bytes = Golden.AssociateRequest.ToArray();
        bytes[74 + 25 + 4] = id;

        Assert.That(Assert.Throws<DicomPduException>(() => Pdus.Decode(bytes))!.Message, Does.Contain(says));
    }

    [Test]
    public void Titles_that_a_field_cannot_hold_are_refused([Values("", "  ", "SEVENTEEN_LETTERS", "BACK\\SLASH", "UMLÄUT")] string title) =>
        Assert.That(() => AssociateTitles.Create(title, "A"), Throws.InstanceOf<ArgumentException>());
}
