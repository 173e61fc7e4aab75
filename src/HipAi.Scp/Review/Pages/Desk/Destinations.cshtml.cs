using HipAi.Scp.Delivery;
using HipAi.Scp.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages.Desk;

/// <summary>How each destination stands (requirement D7).</summary>
[Authorize(nameof(Permission.ManageDeliveries))]
internal sealed class DestinationsModel(OutboxQueries outbox, TimeProvider time) : PageModel
{
    /// <summary>The destinations, in the order of the settings.</summary>
    internal IReadOnlyList<DestinationStatus> Destinations { get; private set; } = [];

    /// <summary>Now.</summary>
    internal DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The zone that times are told in.</summary>
    internal TimeZoneInfo Zone => time.LocalTimeZone;

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => Destinations = await outbox.DestinationsAsync(cancellationToken);
}
