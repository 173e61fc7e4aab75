using System.Net;
using HipAi.Scp.Administration.Models;
using HipAi.Scp.Security;
using HipAi.Testing;
using static HipAi.Scp.Tests.Review.Desk.DeskHost;

namespace HipAi.Scp.Tests.Review.Desk;

/// <summary>The models as they are shown (requirement C10, the part that is seen).</summary>
[Category("C10")]
internal sealed class ModelPageTests
{
    [Test]
    public async Task Models_are_shown_with_manifest_and_card_and_the_warning()
    {
        await using var host = await DeskHost.StartAsync();
        using var olga = await host.SignInAsync("olga", Role.Operator);

        Assert.That(await PageAsync(olga, "/models"), Does.Contain("Research use only. Not for diagnosis.").And.Contain("hardware-nfnet").And.Contain("192 × 192 pixels of one hip").And.Contain("does not serve"));
        var page = await RawAsync(olga, "/models/hardware-nfnet");
        Assert.That(page, Does.Contain("<h2>hardware-nfnet").And.Contain("Total hip arthroplasty").And.Not.Contain(" style="));
        Assert.That(WebUtility.HtmlDecode(page), Does.Contain("A finding is stated from a probability of"));
        using var none = await olga.GetAsync(new Uri("/models/nobody", UriKind.Relative));
        Assert.That(none.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        using var reader = await host.SignInAsync("rae", Role.Radiologist);
        using var refused = await reader.GetAsync(new Uri("/models", UriKind.Relative));
        Assert.That(refused.Headers.Location?.OriginalString, Does.Contain("/not-allowed"));
    }

    [Test]
    public void What_was_loaded_serves_what_was_changed_since_does_not_and_a_broken_folder_is_told()
    {
        using var folder = new TempFolder();
        Copy("hardware-nfnet", folder);
        Copy("triage-nfnet", folder);
        Directory.CreateDirectory(folder.File("broken"));
        File.WriteAllText(Path.Combine(folder.File("hardware-nfnet"), "report.md"), "# Evaluation\n");

        var (models, troubles) = new ModelCatalogue(new LoadedModels(folder.Path, [VersionOf("hardware-nfnet")], "CPU", "asked for", [])).All();

        Assert.That(models.Select(model => (model.Manifest.Name, model.IsServing, model.Evaluation?.Trim())), Is.EqualTo(new[]
        {
            ("hardware-nfnet", true, "<h2>Evaluation</h2>"), ("triage-nfnet", false, (string?)null),
        }));
        Assert.That(troubles.Single(), Does.StartWith("broken: "));
    }

    [TestCase("<script>alert(1)</script>", "&lt;script&gt;")]
    [TestCase("a <img src=x onerror=alert(1)> b", "&lt;img")]
    [TestCase("[x](javascript:alert(1))", "<p>x</p>")]
    [TestCase("[x][1]\n\n[1]: data:text/html,y", "<p>x</p>")]
    [TestCase("![a picture](http://example.org/x.png)", "<p>a picture</p>")]
    [TestCase("<javascript:alert(1)>", "<p>javascript:alert(1)</p>")]
    [TestCase("[x](https://example.org/)", "<a href=\"https://example.org/\">x</a>")]
    [TestCase("| a | b |\n|---|--:|\n| 1 | 2 |", "<td>2</td>")]
    [TestCase("# Title", "<h2>Title</h2>")]
    public void A_card_from_anywhere_brings_no_markup_of_its_own(string markdown, string expected)
    {
        var html = MarkdownPage.ToHtml(markdown);

        Assert.That(html, Does.Contain(expected));
        Assert.That(html, Does.Not.Contain("<script").And.Not.Contain("<img").And.Not.Contain("href=\"javascript").And.Not.Contain("href=\"data").And.Not.Contain("style="));
    }

    private static string VersionOf(string name) => $"{name} {Inference.Models.ModelFolders.ReadManifest(Path.Combine(Repository.Root, "models", name)).Version}";

    private static void Copy(string model, TempFolder folder)
    {
        Directory.CreateDirectory(folder.File(model));
        foreach (var file in new[] { "manifest.json", "MODEL_CARD.md" }) File.Copy(Path.Combine(Repository.Root, "models", model, file), Path.Combine(folder.File(model), file));
    }
}
