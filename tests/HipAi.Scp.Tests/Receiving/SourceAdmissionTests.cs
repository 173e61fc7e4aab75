using HipAi.Dicom.Data;
using HipAi.Dicom.Imaging.Codecs;
using HipAi.Dicom.Network;
using HipAi.Scp.Configuration;
using HipAi.Scp.Receiving;
using HipAi.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace HipAi.Scp.Tests.Receiving;

/// <summary>Who may come in where senders are configured one by one (requirements A2, A6, A12).</summary>
[Category("A2")]
internal sealed class SourceAdmissionTests
{
    private static readonly string Radiograph = DicomUID.DigitalXRayImageStorageForPresentation.UID;
    private static readonly string Native = DicomTransferSyntax.ExplicitVRLittleEndian.UID.UID;

    private static readonly ReceivingSourceOptions Ct1 = new() { Name = "CT1", CallingAeTitles = ["CT1", "CT1B"], Networks = ["10.1.0.0/16", "fd00::/8"] };

    private static readonly ReceivingSourceOptions Room = new() { Name = "X-ray room", Networks = ["10.2.0.0/16"], CertificateSubjects = ["CN=xray, O=Clinic"] };

    private OfferedSyntaxes _offered = null!;

    [OneTimeSetUp]
    public async Task CheckSyntaxes()
    {
        using var work = new TempFolder();
        _offered = new OfferedSyntaxes(new DicomTranscoder(new CodecOptions { WorkFolder = work.Path }, TimeProvider.System), NullLogger<OfferedSyntaxes>.Instance);
        await _offered.StartAsync(CancellationToken.None);
    }

    [TestCase("10.1.2.3", "CT1", "CT1")]
    [TestCase("::ffff:10.1.2.3", "CT1B", "CT1")]
    [TestCase("fd00::7", "CT1", "CT1")]
    [TestCase("10.1.2.3", "ct1", null)]
    [TestCase("10.1.2.3", "CT2", null)]
    [TestCase("10.3.2.3", "CT1", null)]
    [TestCase("127.0.0.1", "CT1", null)]
    [TestCase("10.2.2.3", "ANYBODY", null)]
    public void Nobody_is_admitted_whom_no_source_names(string address, string calling, string? source)
    {
        var admission = Policy(Ct1, Room).Decide(Associations.Of(address, calling, "HIPAI"));

        Assert.That(admission.Source?.Name, Is.EqualTo(source));
        Assert.That(admission.Decision.Rejection, Is.EqualTo(source is null ? AssociationRejection.CallingAeTitleNotRecognized : null));
    }

    [TestCase("HIPAI", true)]
    [TestCase("HIPAI-TEST", true)]
    [TestCase("hipai", false)]
    public void A_source_that_names_titles_must_call_us_by_one_of_them(string called, bool admitted)
    {
        var source = new ReceivingSourceOptions { Name = "CT1", Networks = ["10.1.0.0/16"], CalledAeTitles = ["HIPAI", "HIPAI-TEST"] };
        var decision = Policy(source).Decide(Associations.Of("10.1.2.3", "CT1", called)).Decision;

        Assert.That(decision.Rejection, Is.EqualTo(admitted ? null : AssociationRejection.CalledAeTitleNotRecognized));
        if (!admitted) Assert.That(decision.Explanation, Does.Contain("'CT1': called AE title 'hipai'"));
    }

    [TestCase("CN=xray, O=Clinic", true)]
    [TestCase("CN=xray", false)]
    [TestCase(null, false)]
    [Category("A3")]
    public void A_source_that_names_certificates_must_show_one_of_them(string? subject, bool admitted)
    {
        var decision = Policy(Ct1, Room).Decide(Associations.Of("10.2.0.9", "A", "B", Associations.Tls(subject))).Decision;

        Assert.That(decision.Rejection is null, Is.EqualTo(admitted));
        if (!admitted) Assert.That(decision.Explanation, Does.Contain($"'X-ray room': certificate subject '{subject}'"));
    }

    [Test, Category("A3")]
    public void A_source_that_names_certificates_does_not_come_by_the_plain_port() => Assert.That(
        Policy(Room).Decide(Associations.Of("10.2.0.9", "A", "B")).Decision.Explanation, Does.EndWith("'X-ray room': it names certificates and came without TLS"));

    [TestCase("10.1.2.3", "CT2", "nearest is 'CT1': calling AE title 'CT2' is none of its titles")]
    [TestCase("10.9.9.9", "CT1", "nearest is 'CT1': address 10.9.9.9 is in none of its networks")]
    [TestCase("10.9.9.9", "CT2", "nearest is 'Anyone': address 10.9.9.9 is in none of its networks")]
    public void A_refusal_names_the_nearest_source_and_every_part_that_does_not_match(string address, string calling, string words)
    {
        var anyone = new ReceivingSourceOptions { Name = "Anyone", Networks = ["10.5.0.0/16"] };

        var decision = Policy(anyone, Ct1).Decide(Associations.Of(address, calling, "HIPAI")).Decision;

        Assert.That(decision.Explanation, Does.EndWith(words).And.StartWith("no source of HipAi:Receiving:Sources matches"));
    }

    [Test]
    public void Every_part_that_does_not_match_is_named() => Assert.That(
        Policy(Ct1).Decide(Associations.Of("10.9.9.9", "CT2", "HIPAI")).Decision.Explanation,
        Does.EndWith("'CT1': calling AE title 'CT2' is none of its titles, address 10.9.9.9 is in none of its networks"));

    [Test]
    public void A_known_source_must_call_us_by_our_title_where_that_is_required()
    {
        var options = new ReceivingOptions { Sources = [Ct1], RequireCalledAeTitle = true };
        var policy = new AdmissionPolicy(options, _offered);

        Assert.That(policy.Decide(Associations.Of("10.1.2.3", "CT1", "HIPAI")).Decision.Rejection, Is.Null);
        Assert.That(policy.Decide(Associations.Of("10.1.2.3", "CT1", "PACS")).Decision.Rejection, Is.EqualTo(AssociationRejection.CalledAeTitleNotRecognized));
        Assert.That(policy.Decide(Associations.Of("10.9.9.9", "CT1", "HIPAI")).Decision.Rejection, Is.EqualTo(AssociationRejection.CallingAeTitleNotRecognized));
    }

    [Test, Category("A12")]
    public void A_source_gets_the_classes_and_syntaxes_that_it_is_configured_to_and_always_an_echo()
    {
        var source = new ReceivingSourceOptions
        {
            Name = "DX", Networks = ["0.0.0.0/0"], SopClasses = ["digital x-ray image storage - for presentation"], TransferSyntaxes = [Native],
        };

        var policy = Policy(source).Decide(Associations.Of("10.1.2.3", "A", "B")).Decision.Policy!;

        Assert.That(policy.AbstractSyntaxes, Is.EquivalentTo(new[] { DicomUID.Verification.UID, Radiograph }));
        Assert.That(policy.TransferSyntaxesFor(Radiograph), Is.EqualTo(new[] { Native }));
        Assert.That(policy.TransferSyntaxesFor(DicomUID.Verification.UID), Is.EqualTo(_offered.Policy.TransferSyntaxesFor(DicomUID.Verification.UID)));
        Assert.That(Policy(Ct1).Decide(Associations.Of("10.1.2.3", "CT1", "B")).Decision.Policy, Is.SameAs(_offered.Policy), "nothing named is everything offered");
    }

    [Test, Category("A6")]
    public void A_source_has_as_many_associations_as_it_may_and_gets_the_place_of_one_that_is_closed()
    {
        var two = new ReceivingSourceOptions { Name = "Two", CallingAeTitles = ["CT1"], Networks = ["10.0.0.0/8"], MaximumAssociations = 2 };
        var gate = new AdmissionGate(Policy(two, new ReceivingSourceOptions { Name = "Other", CallingAeTitles = ["CT2"], Networks = ["10.0.0.0/8"] }));
        AssociationDecision Enter(long id, string title = "CT1") => gate.Enter(Associations.Of("10.1.0.1", title, "HIPAI", id: id));

        Assert.That(new[] { Enter(1), Enter(2) }.Select(decision => decision.Rejection), Is.All.Null);
        var third = Enter(3);
        gate.Leave(3);
        var afterARefusal = Enter(4);
        var ofAnother = Enter(5, "CT2");
        gate.Leave(1);
        gate.Leave(1);

        Assert.That(third.Rejection, Is.EqualTo(AssociationRejection.LocalLimitExceeded));
        Assert.That(third.Explanation, Is.EqualTo("source 'Two' has 2 associations already"));
        Assert.That(afterARefusal.Rejection, Is.Not.Null, "who was never let in leaves no place behind");
        Assert.That(ofAnother.Rejection, Is.Null);
        Assert.That(Enter(6).Rejection, Is.Null);
        Assert.That(Enter(7).Rejection, Is.Not.Null, "a place is given back once");
    }

    private AdmissionPolicy Policy(params ReceivingSourceOptions[] sources) => new(new ReceivingOptions { Sources = sources }, _offered);
}
