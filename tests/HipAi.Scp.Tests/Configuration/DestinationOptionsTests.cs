using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;
using HipAi.Testing;
using Microsoft.Extensions.Configuration;

namespace HipAi.Scp.Tests.Configuration;

/// <summary>The list of destinations is read and checked; what is wrong with it is told by place, name and cause (requirement D8).</summary>
[Category("D8")]
internal sealed class DestinationOptionsTests
{
    private const string First = "HipAi:Delivery:Destinations:0:";

    [Test]
    public void Without_a_list_there_is_the_folder_as_ever()
    {
        var destination = new DeliveryOptions().Effective.Single();

        Assert.That((destination.Name, destination.Kind), Is.EqualTo(("folder", DestinationKind.Folder)));
        Assert.That(FormsOfKinds.Of(destination), Is.EqualTo(new[] { ReportForm.Text, ReportForm.Json }));
    }

    [Test]
    public void The_example_of_the_documentation_can_be_used()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration.md"));
        var start = document.IndexOf("\"Delivery\": {\n  \"Destinations\"", StringComparison.Ordinal);
        var example = document[start..document.IndexOf("```", start, StringComparison.Ordinal)];
        using var folder = new TempFolder();
        using var authority = new TestAuthority("Hospital", TimeProvider.System.GetUtcNow());
        Directory.CreateDirectory(folder.File("tls"));
        authority.SaveRoot(folder.File("tls/hospital-ca.pem"));
        TestAuthority.Save(authority.Issue("hipai"), folder.File("tls/hipai"));
        File.WriteAllText(folder.File("ehr.token"), "token");

        var options = ReadJson($$"""{ "HipAi": { {{example}} } }""", out var errors);

        Assert.That(errors, Is.Empty);
        Assert.That(Check(options, folder.Path), Is.Empty);
        Assert.That(options.Delivery.Destinations.Select(destination => destination.Kind), Is.EquivalentTo(Enum.GetValues<DestinationKind>()));
    }

    [Test]
    public void A_list_takes_the_place_of_the_folder_and_says_which_of_it_retention_may_touch()
    {
        var options = Read(
            [
                new(First + "Name", "PACS"), new(First + "Kind", "dicom"), new(First + "Host", "pacs"), new(First + "CalledAeTitle", "PACS"),
                new("HipAi:Delivery:Destinations:1:Name", "files"), new("HipAi:Delivery:Destinations:1:Forms:0", "Html"),
            ],
            out var errors);

        Assert.That(errors, Is.Empty);
        Assert.That(Check(options), Is.Empty);
        Assert.That(options.Delivery.Effective.Select(destination => destination.Name), Is.EqualTo(new[] { "PACS", "files" }));
        Assert.That(options.Delivery.OwnFolders, Is.EqualTo(new[] { "files" }));
        Assert.That(FormsOfKinds.Of(options.Delivery.Destinations[0]), Is.EqualTo(new[] { ReportForm.Sr, ReportForm.Heatmaps, ReportForm.Pdf }));
        Assert.That(FormsOfKinds.Of(options.Delivery.Destinations[1]), Is.EqualTo(new[] { ReportForm.Html }));
    }

    [TestCase("Name", "a/b", "Name", "a destination's name has")]
    [TestCase("Name", "", "Name", "a destination's name has")]
    [TestCase("Forms:0", "Sr", "Forms", "not a form that a destination of kind Hl7 gets; there are Hl7")]
    [TestCase("Host", "no host", "Host", "not a host name or address")]
    [TestCase("Port", "70000", "Port", "not between 0 and 65535")]
    [TestCase("ConnectTimeout", "00:00:00", "ConnectTimeout", "not between")]
    [TestCase("AnswerTimeout", "02:00:00", "AnswerTimeout", "not between")]
    [TestCase("RetryDelay", "00:00:00", "RetryDelay", "not between")]
    [TestCase("LongestRetryDelay", "00:00:01", "LongestRetryDelay", "not between 00:00:05")]
    [TestCase("MaximumAttempts", "0", "MaximumAttempts", "not between")]
    [TestCase("FailuresToOpen", "0", "FailuresToOpen", "not between")]
    [TestCase("RejectionNotes", "true", "RejectionNotes", "only a destination of kind Dicom")]
    [TestCase("Kind", "Dicom", "CalledAeTitle", "an AE title has")]
    [TestCase("Kind", "Fhir", "Url", "not an http or https address")]
    [TestCase("Hl7:CharacterSet", "EBCDIC", "Hl7:CharacterSet", "there are ")]
    [TestCase("Hl7:Version", "3.0", "Hl7:Version", "not a version")]
    [TestCase("Hl7:ProcessingId", "X", "Hl7:ProcessingId", "not P, T or D")]
    [TestCase("Fhir:PatientSystem", "no uri", "Fhir:PatientSystem", "not a URI")]
    [TestCase("Tls:Enabled", "true", "Tls:TrustedAuthoritiesFile", "somebody must vouch for the peer")]
    public void What_is_wrong_is_told(string setting, string value, string told, string cause)
    {
        var settings = new Dictionary<string, string?> { ["Name"] = "RIS", ["Kind"] = "Hl7", ["Host"] = "ris.example", [setting] = value };
        var options = Read(settings.Select(entry => new KeyValuePair<string, string?>(First + entry.Key, entry.Value)), out var errors);

        Assert.That(errors, Is.Empty);
        var error = Check(options).Single();
        Assert.That(error.Setting, Is.EqualTo(First + told));
        Assert.That(error.Cause, Does.Contain(cause));
    }

    [TestCase("Url", "https://user:secret@ehr.example/fhir", "Url")]
    [TestCase("UserName", "hipai", "UserName")]
    [TestCase("BearerTokenFile", "gone", "BearerTokenFile")]
    public void What_is_wrong_with_a_server_is_told(string setting, string value, string told)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Name"] = "EHR", ["Kind"] = "Fhir", ["Url"] = "http://ehr.example/fhir", ["BearerTokenFile"] = Path.Combine(Repository.Root, "README.md"), [setting] = value,
        };
        var options = Read(settings.Select(entry => new KeyValuePair<string, string?>(First + entry.Key, entry.Value)), out _);

        Assert.That(Check(options).Single().Setting, Is.EqualTo(First + told));
    }

    [Test]
    public void No_two_have_one_name()
    {
        var options = new HipAiOptions();
        options.Delivery.Destinations = [new DestinationOptions { Name = "files" }, new DestinationOptions { Name = "FILES" }];

        Assert.That(Check(options).Single().Cause, Is.EqualTo("another destination has that name"));
    }

    private static IReadOnlyList<SettingError> Check(HipAiOptions options, string? root = null)
    {
        var errors = new SettingErrors();
        DestinationsValidator.Check(options, root ?? Repository.Root, errors);
        return errors.All;
    }

    private static HipAiOptions Read(IEnumerable<KeyValuePair<string, string?>> settings, out List<SettingError> errors)
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
