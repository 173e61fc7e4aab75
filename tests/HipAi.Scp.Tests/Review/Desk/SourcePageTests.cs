using System.Net;
using HipAi.Scp.Administration.Sources;
using HipAi.Scp.Configuration;
using HipAi.Scp.Security;
using HipAi.Scp.Storage;
using HipAi.Scp.Tests.Support;
using static HipAi.Scp.Tests.Review.Desk.DeskHost;

namespace HipAi.Scp.Tests.Review.Desk;

/// <summary>Who may send, who does and who was refused (requirements A2, A4, A12, H1).</summary>
[Category("A2")]
internal sealed class SourcePageTests
{
    private const string Canary = "<img src=x>";
    private const string Source = "HipAi:Receiving:Sources:0:";

    private static readonly DateTimeOffset Start = new(2026, 11, 21, 7, 30, 0, TimeSpan.Zero);

    [Test]
    public async Task Settings_ports_senders_and_syntaxes_are_told_in_words()
    {
        await using var host = await DeskHost.StartAsync(
            (Source + "Name", "Trauma room"), (Source + "CallingAeTitles:0", "MODALITY"), (Source + "Networks:0", "127.0.0.0/8"), (Source + "MaximumAssociations", "3"));
        using var olga = await host.SignInAsync("olga", Role.Operator);
        Assert.That(await PageAsync(olga, "/sources"), Does.Contain("No image has arrived yet").And.Contain("It has not sent anything yet."));
        await host.Rig.SendAsync(HostRig.Image("1.2.3", "1.2.3.1"), HostRig.Image("1.2.3", "1.2.3.2"));

        var page = await PageAsync(olga, "/sources");

        Assert.That(page, Does.Contain($"{host.Rig.DicomPort}, on 127.0.0.1").And.Contain("HIPAI").And.Contain("Trauma room").And.Contain("127.0.0.0/8").And.Contain("HipAi:Receiving:Sources:0"));
        Assert.That(page, Does.Contain("2 objects today").And.Contain("2 objects"));
        Assert.That(page, Does.Contain("✓ offered").And.Contain("Explicit VR Little Endian"));
    }

    [Test]
    public async Task A_storm_of_the_same_refusal_is_one_row_and_names_cannot_become_markup()
    {
        await using var host = await ReviewHost.StartAsync();
        for (var i = 0; i < 5; i++)
            await host.AddRefusalAsync(new Refusal(Start.AddMinutes(i), $"10.1.4.17:{50_000 + i}", Canary, "HIPAI", "rejected with 1/1/3 (calling AE title not recognized): address 10.1.4.17 is not in HipAi:Receiving:AllowedSources"));

        var page = await host.Client.GetStringAsync(new Uri("/sources", UriKind.Relative));

        Assert.That(page, Does.Not.Contain("<img src=x").And.Not.Contain(" style=").And.Contain("&lt;img src=x&gt;"));
        Assert.That(page.Split("Refused.</span>"), Has.Length.EqualTo(2), "one row");
        Assert.That(WebUtility.HtmlDecode(page), Does.Contain("add 10.1.4.17 to HipAi:Receiving:AllowedSources").And.Match("class=\"num\">5<"));
    }

    [Test]
    public async Task The_old_address_of_the_refusals_leads_here()
    {
        await using var host = await ReviewHost.StartAsync();
        using var olga = host.As(Role.Operator);
        using var answer = await olga.GetAsync(new Uri("/refusals", UriKind.Relative));
        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo("/sources#refusals"));
    }

    [Test, Category("H5")]
    public async Task Only_operators_and_admins_come_in()
    {
        await using var host = await ReviewHost.StartAsync();
        using var reader = host.As(Role.Radiologist);
        using var answer = await reader.GetAsync(new Uri("/sources", UriKind.Relative));
        Assert.That(answer.Headers.Location?.OriginalString, Does.Contain("/not-allowed"));
    }

    [TestCase("rejected with 1/1/3 (calling AE title not recognized): no source of HipAi:Receiving:Sources matches; nearest is 'CT': address 10.1.4.17 is in none of its networks", "add 10.1.4.17 to HipAi:Receiving:Sources:1:Networks")]
    [TestCase("rejected with 1/1/3 (calling AE title not recognized): no source of HipAi:Receiving:Sources matches; nearest is 'CT': calling AE title 'CT9' is none of its titles", "add CT9 to HipAi:Receiving:Sources:1:CallingAeTitles")]
    [TestCase("rejected with 1/1/7 (called AE title not recognized): called AE title 'X' is not HIPAI (HipAi:Receiving:RequireCalledAeTitle)", "Let the device call us HIPAI.")]
    [TestCase("rejected with 2/3/2 (local limit exceeded): source 'CT' has 2 associations already", "raise MaximumAssociations of its source")]
    [TestCase("accepted without: CT Image Storage in JPEG 2000 (transfer syntax not accepted)", "a transfer syntax that is offered")]
    [TestCase("accepted without: MR Image Storage (SOP class not accepted)", "This kind of object is not taken here")]
    public void A_refusal_says_what_to_do(string reason, string hint)
    {
        var options = new ReceivingOptions { Sources = [new ReceivingSourceOptions { Name = "XR" }, new ReceivingSourceOptions { Name = "CT" }] };
        var groups = RefusalGroup.Of([new Refusal(Start, "10.1.4.17:104", "CT9", "X", reason)], (refusal, address) => RefusalHints.For(refusal, address, options));

        Assert.That(groups.Single().Hint, Does.Contain(hint));
        Assert.That(groups.Single().IsPartial, Is.EqualTo(reason.StartsWith("accepted", StringComparison.Ordinal)));
    }

    [Test]
    public void Refusals_from_another_address_or_for_another_reason_are_told_apart()
    {
        Refusal[] refusals =
        [
            new(Start, "[2001:db8::1]:104", "A", "B", "x"), new(Start.AddSeconds(2), "[2001:db8::1]:105", "A", "B", "x"), new(Start.AddSeconds(1), "10.0.0.1:104", "A", "B", "x"),
            new(Start, "10.0.0.1:104", "A", "B", "y"),
        ];

        Assert.That(RefusalGroup.Of(refusals, (_, _) => null).Select(group => (group.Address, group.Reason, group.Count)), Is.EqualTo(new[]
        {
            ("2001:db8::1", "x", 2), ("10.0.0.1", "x", 1), ("10.0.0.1", "y", 1),
        }));
    }
}
