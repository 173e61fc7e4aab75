using HipAi.Dicom.Network;
using HipAi.Scp.Configuration;
using HipAi.Testing;
using Microsoft.Extensions.Configuration;

namespace HipAi.Scp.Tests.Configuration;

/// <summary>The list of sources is read from settings of every kind, and what is wrong with it is told by place, name and cause (requirement A2).</summary>
[Category("A2")]
internal sealed class SourceOptionsTests
{
    private const string First = "HipAi:Receiving:Sources:0:";

    [Test]
    public void A_list_is_read_from_single_settings()
    {
        var options = Read([new(First + "Name", "CT1"), new("hipai:receiving:sources:1:name", "CT2"), new(First + "CallingAeTitles:0", "A"), new(First + "callingaetitles:1", "B"), new(First + "MaximumAssociations", "3")], out var errors);

        Assert.That(errors, Is.Empty);
        Assert.That(options.Receiving.Sources.Select(source => source.Name), Is.EqualTo(new[] { "CT1", "CT2" }));
        Assert.That(options.Receiving.Sources[0].CallingAeTitles, Is.EqualTo(new[] { "A", "B" }));
        Assert.That(options.Receiving.Sources[0].MaximumAssociations, Is.EqualTo(3));
        Assert.That(options.Receiving.Sources[1].CallingAeTitles, Is.Empty);
    }

    [Test]
    public void The_example_of_the_documentation_can_be_used_and_an_empty_list_is_none()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration.md"));
        var start = document.IndexOf("\"Receiving\": {\n  \"RequireCalledAeTitle\"", StringComparison.Ordinal);
        var example = document[start..document.IndexOf("```", start, StringComparison.Ordinal)];

        var options = ReadJson($$"""{ "HipAi": { {{example}} } }""", out var errors);
        var none = ReadJson("""{ "HipAi": { "Receiving": { "Sources": [] } } }""", out var noErrors);

        Assert.That(errors.Concat(noErrors), Is.Empty);
        Assert.That(none.Receiving.Sources, Is.Empty);
        Assert.That(options.Receiving.Sources[1].CertificateSubjects, Is.EqualTo(new[] { "CN=xray1, O=Clinic", "CN=xray2, O=Clinic" }));
        options.Receiving.Tls.Enabled = true;
        Assert.That(Check(options.Receiving), Is.Empty);
    }

    [TestCase("HipAi:Receiving:Sources", "CT1", "HipAi:Receiving:Sources", "a list is wanted here")]
    [TestCase(First + "CallingAeTitles", "CT1, CT2", First + "CallingAeTitles", "a list is wanted here")]
    [TestCase("HipAi:Receiving:Sources:0", "CT1", "HipAi:Receiving:Sources:0", "settings by name")]
    [TestCase("HipAi:Receiving:Sources:1:Name", "CT1", "HipAi:Receiving:Sources:1", "numbered 0, 1, 2")]
    [TestCase(First + "CallingAeTitle:0", "CT1", First + "CallingAeTitle", "no such setting")]
    [TestCase(First + "MaximumAssociations", "few", First + "MaximumAssociations", "a whole number")]
    [TestCase(First + "Networks:0:1", "10.0.0.0/8", First + "Networks:0", "a single value")]
    public void What_is_no_list_or_no_entry_is_told(string setting, string value, string told, string cause)
    {
        Read([new(setting, value)], out var errors);

        Assert.That(errors.Single().Setting, Is.EqualTo(told));
        Assert.That(errors.Single().Cause, Does.Contain(cause));
    }

    [Test]
    public void Every_wrong_setting_of_every_source_is_told_at_once()
    {
        var receiving = new ReceivingOptions
        {
            AllowedSources = "10.0.0.0/8",
            Tls = new ReceivingTlsOptions { AllowedSubjects = "CN=a" },
            Sources =
            [
                new() { Name = "A", Networks = ["10.0.0.0/8"] },
                new() { Name = "a", CallingAeTitles = ["GOOD", "B\\C"], Networks = ["10.0.0.0/8", "10.0.0.1/99"], MaximumAssociations = -1 },
                new() { CertificateSubjects = ["CN=b"], SopClasses = ["1.2.3"], TransferSyntaxes = ["JPEG"] },
            ],
        };

        Assert.That(Check(receiving), Is.EquivalentTo(new[]
        {
            "AllowedSources = '10.0.0.0/8'", "Tls:AllowedSubjects = 'CN=a'",
            "Sources:1:Name = 'a'", "Sources:1:CallingAeTitles = 'B\\C'", "Sources:1:Networks = '10.0.0.1/99'", "Sources:1:MaximumAssociations = '-1'",
            "Sources:2:Name = ''", "Sources:2:Networks = ''", "Sources:2:CertificateSubjects = 'CN=b'", "Sources:2:SopClasses = '1.2.3'",
            "Sources:2:TransferSyntaxes = 'JPEG'",
        }));
    }

    [Test]
    public void Subjects_need_certificates_that_are_asked_for()
    {
        ReceivingSourceOptions[] sources = [new() { Name = "A", Networks = ["10.0.0.0/8"], CertificateSubjects = ["CN=a"] }];
        ReceivingOptions With(ClientCertificateMode mode) => new() { Sources = sources, Tls = new ReceivingTlsOptions { Enabled = true, ClientCertificates = mode } };

        Assert.That(Check(With(ClientCertificateMode.Optional)), Is.Empty);
        Assert.That(Check(With(ClientCertificateMode.None)), Is.EqualTo(new[] { "Sources:0:CertificateSubjects = 'CN=a'" }));
    }

    private static IEnumerable<string> Check(ReceivingOptions receiving)
    {
        var errors = new SettingErrors();
        SourcesValidator.Check(receiving, errors);
        return errors.All.Select(error => $"{error.Setting} = '{error.Value}'".Replace("HipAi:Receiving:", "", StringComparison.Ordinal));
    }

    private static HipAiOptions Read(KeyValuePair<string, string?>[] settings, out List<SettingError> errors)
    {
        errors = [];
        return OptionsBinder.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), errors);
    }

    private static HipAiOptions ReadJson(string json, out List<SettingError> errors)
    {
        errors = [];
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));
        return OptionsBinder.Read(new ConfigurationBuilder().AddJsonStream(stream).Build(), errors);
    }
}
