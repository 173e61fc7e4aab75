using System.Net;
using HipAi.Dicom.Imaging.Codecs;
using HipAi.Dicom.Network;
using HipAi.Scp.Administration.Sources;
using HipAi.Scp.Configuration;
using HipAi.Scp.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages.Desk;

/// <summary>Who may send, who does, and who was refused: the answer to "I sent it, and nothing happened" (requirements A2, A4, A12, H1).</summary>
[Authorize(nameof(Permission.Operate))]
internal sealed class SourcesModel(SourceDesk desk, ReceivingState state, ReceivingOptions options, TimeProvider time) : PageModel
{
    /// <summary>Rows of refusals that are shown.</summary>
    internal const int MostGroups = 50;

    /// <summary>Refusals, those that are the same as one.</summary>
    internal IReadOnlyList<RefusalGroup> Refusals { get; private set; } = [];

    /// <summary>What each sender sent.</summary>
    internal IReadOnlyList<SourceTraffic> Traffic { get; private set; } = [];

    /// <summary>What was found of each transfer syntax.</summary>
    internal IReadOnlyList<TransferSyntaxVerdict> Syntaxes => state.Syntaxes();

    /// <summary>The listener.</summary>
    internal ReceivingState State => state;

    /// <summary>The settings.</summary>
    internal ReceivingOptions Options => options;

    /// <summary>Now.</summary>
    internal DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The zone that times are told in.</summary>
    internal TimeZoneInfo Zone => time.LocalTimeZone;

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Refusals = await desk.RefusalsAsync(cancellationToken);
        Traffic = await desk.TrafficAsync(cancellationToken);
    }

    /// <summary>Where a port is open, in words.</summary>
    internal static string Address(IPEndPoint endPoint) =>
        endPoint.Address.Equals(IPAddress.Any) || endPoint.Address.Equals(IPAddress.IPv6Any) ? "every address of this machine" : endPoint.Address.ToString();

    /// <summary>Whether senders show a certificate, in words.</summary>
    internal static string Certificates(ClientCertificateMode mode) => mode switch
    {
        ClientCertificateMode.Required => "must be shown",
        ClientCertificateMode.None => "are not asked for",
        _ => mode.ToString().ToLowerInvariant(),
    };
}
