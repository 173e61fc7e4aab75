using HipAi.Dicom.Imaging.Codecs;
using HipAi.Dicom.Network;
using HipAi.Scp.Configuration;
using HipAi.Scp.Receiving;
using HipAi.Scp.Storage;
using HipAi.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace HipAi.Scp.Tests.Receiving;

/// <summary>Who may come in (requirement A2), and what is answered to what became of an object.</summary>
internal sealed class AdmissionPolicyTests
{
    private OfferedSyntaxes _offered = null!;

    [OneTimeSetUp]
    public async Task CheckSyntaxes()
    {
        using var work = new TempFolder();
        _offered = new OfferedSyntaxes(new DicomTranscoder(new CodecOptions { WorkFolder = work.Path }, TimeProvider.System), NullLogger<OfferedSyntaxes>.Instance);
        await _offered.StartAsync(CancellationToken.None);
    }

    [TestCase("127.0.0.1", true)]
    [TestCase("127.8.9.10", true)]
    [TestCase("::1", true)]
    [TestCase("::ffff:127.0.0.1", true)]
    [TestCase("10.0.0.1", false)]
    [TestCase("::ffff:10.0.0.1", false)]
    [TestCase("fe80::1", false)]
    [Category("A2")]
    public void By_default_loopback_and_nobody_else(string address, bool admitted)
    {
        var decision = Decide(new ReceivingOptions(), address, "ANYBODY", "WHATEVER");

        Assert.That(decision.Rejection is null, Is.EqualTo(admitted));
        if (!admitted)
        {
            Assert.That(decision.Rejection, Is.EqualTo(AssociationRejection.CallingAeTitleNotRecognized));
            Assert.That(decision.Explanation, Does.Contain("AllowedSources"));
        }
    }

    [Test, Category("A2")]
    public void A_network_of_the_settings_is_let_in()
    {
        var options = new ReceivingOptions { AllowedSources = "10.1.0.0/16 192.168.7.0/24" };
        Assert.That(Decide(options, "10.1.2.3", "A", "B").Rejection, Is.Null);
        Assert.That(Decide(options, "10.2.2.3", "A", "B").Rejection, Is.Not.Null);
        Assert.That(Decide(options, "127.0.0.1", "A", "B").Rejection, Is.Not.Null);
    }

    [Test, Category("A2")]
    public void A_wrong_called_title_is_refused_when_ours_is_required()
    {
        var options = new ReceivingOptions { RequireCalledAeTitle = true };
        Assert.That(Decide(options, "127.0.0.1", "A", "HIPAI").Rejection, Is.Null);
        Assert.That(Decide(options, "127.0.0.1", "A", "OTHER").Rejection, Is.EqualTo(AssociationRejection.CalledAeTitleNotRecognized));
    }

    [TestCase("CN=ct1, O=Clinic", true)]
    [TestCase("CN=ct2", true)]
    [TestCase("CN=ct1", false)]
    [TestCase("cn=ct2", false)]
    [TestCase(null, false)]
    [Category("A2")]
    [Category("A3")]
    public void On_tls_the_subject_of_the_certificate_must_be_named_where_any_is(string? subject, bool admitted)
    {
        var options = new ReceivingOptions { Tls = new ReceivingTlsOptions { AllowedSubjects = "CN=ct1, O=Clinic; CN=ct2" } };

        var decision = Decide(options, "127.0.0.1", "A", "B", Associations.Tls(subject));

        Assert.That(decision.Rejection is null, Is.EqualTo(admitted));
        if (!admitted) Assert.That(decision.Explanation, Does.Contain($"'{subject}'").And.Contain("AllowedSubjects"));
        Assert.That(Decide(options, "127.0.0.1", "A", "B").Rejection, Is.Null, "the plain port, where it is open, knows no subjects");
    }

    [Test, Category("A12")]
    public void What_is_spoken_is_the_table()
    {
        var policy = Decide(new ReceivingOptions(), "127.0.0.1", "A", "B").Policy!;
        Assert.That(policy.TransferSyntaxesFor("1.2.840.10008.1.1"), Is.Not.Null, "C-ECHO");
        Assert.That(policy.TransferSyntaxesFor("1.2.840.10008.5.1.4.1.1.1.1")![0], Is.EqualTo("1.2.840.10008.1.2.1"));
        Assert.That(policy.TransferSyntaxesFor("1.2.840.10008.5.1.4.1.1.4"), Is.Null, "MR is not spoken");
    }

    [Test]
    public void Every_result_has_its_status()
    {
        Assert.That(Enum.GetValues<StoreResult>().Select(r => $"{r} {StoreStatuses.For(r).Code:X4}"), Is.EqualTo(new[]
        {
            "Stored 0000", "Duplicate 0000", "ChangedDuplicate 0000", "DoesNotMatch A900", "NotUnderstood C000", "NoResources A700",
        }));
    }

    private AssociationDecision Decide(ReceivingOptions options, string address, string calling, string called, DicomTlsSession? tls = null) =>
        new AdmissionPolicy(options, _offered).Decide(Associations.Of(address, calling, called, tls)).Decision;
}
