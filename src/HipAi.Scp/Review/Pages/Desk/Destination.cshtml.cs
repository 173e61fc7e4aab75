using HipAi.Scp.Administration.Destinations;
using HipAi.Scp.Api;
using HipAi.Scp.Configuration;
using HipAi.Scp.Delivery;
using HipAi.Scp.Security;
using HipAi.Scp.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HipAi.Scp.Review.Pages.Desk;

/// <summary>One destination: what waits, what did not get through, and one click to send it again (requirement D7).</summary>
[Authorize(nameof(Permission.ManageDeliveries))]
internal sealed class DestinationModel(
    OutboxQueries outbox, DeliveryOptions delivery, ReceivingOptions receiving, DestinationProbe probe, TimeProvider time) : PageModel
{
    private const int PageLength = 50;

    /// <summary>What was done.</summary>
    [TempData]
    public string? Told { get; set; }

    /// <summary>The destination.</summary>
    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    /// <summary>The state that is shown, by its code; null for the one that matters.</summary>
    [BindProperty(SupportsGet = true, Name = "state")]
    public string? Wanted { get; set; }

    /// <summary>The page of the list, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int Number { get; set; } = 1;

    /// <summary>Why something was not done.</summary>
    internal string? Refused { get; private set; }

    /// <summary>How it stands; null when there is none of that name.</summary>
    internal DestinationStatus? Status { get; private set; }

    /// <summary>Its settings; null where it is not in them any more.</summary>
    internal DestinationOptions? Settings => delivery.Effective.FirstOrDefault(destination => destination.Name == Name);

    /// <summary>Where in the settings it stands.</summary>
    internal string Place => delivery.Destinations.ToList().FindIndex(destination => destination.Name == Name) is >= 0 and var index
        ? $"HipAi:Delivery:Destinations:{index}"
        : "HipAi:Delivery";

    /// <summary>Our AE title.</summary>
    internal string OwnAeTitle => receiving.AeTitle;

    /// <summary>How many reports are in each state.</summary>
    internal IReadOnlyDictionary<DeliveryState, int> Counts { get; private set; } = new Dictionary<DeliveryState, int>();

    /// <summary>The state that is shown.</summary>
    internal DeliveryState State { get; private set; }

    /// <summary>The reports that are shown.</summary>
    internal IReadOnlyList<StudyDelivery> Deliveries { get; private set; } = [];

    /// <summary>Numbers of the first and the last that are shown.</summary>
    internal int First => ((Number - 1) * PageLength) + 1;

    /// <inheritdoc cref="First"/>
    internal int Last => First + Deliveries.Count - 1;

    /// <summary>What came of the test; null where none was made.</summary>
    internal ProbeResult? Tested { get; private set; }

    /// <summary>Whether reasons, which may quote a report, may be shown.</summary>
    internal bool MayRead => Actor.Required(User).May(Permission.ReadStudies);

    /// <summary>The zone that times are told in.</summary>
    internal TimeZoneInfo Zone => time.LocalTimeZone;

    /// <summary>Reads it.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Status = (await outbox.DestinationsAsync(cancellationToken)).FirstOrDefault(status => status.Name == Name);
        if (Status is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Counts = await outbox.CountsAsync(Name, cancellationToken);
        State = Enum.GetValues<DeliveryState>().Cast<DeliveryState?>().FirstOrDefault(state => state!.Value.Code() == Wanted)
            ?? (Status.Dead > 0 ? DeliveryState.Dead : Status.Waiting > 0 ? DeliveryState.Waiting : DeliveryState.Delivered);
        Number = Math.Clamp(Number, 1, 1_000_000);
        Deliveries = await outbox.DeliveriesAsync(Name, State, (Number - 1) * PageLength, PageLength, cancellationToken);
    }

    /// <summary>Sends one dead letter again.</summary>
    public Task<IActionResult> OnPostRetryAsync(long id, CancellationToken cancellationToken) => RetryAsync(id, cancellationToken);

    /// <summary>Sends all dead letters again.</summary>
    public Task<IActionResult> OnPostRetryAllAsync(CancellationToken cancellationToken) => RetryAsync(null, cancellationToken);

    /// <summary>Asks the destination whether it is there.</summary>
    public async Task<IActionResult> OnPostTestAsync(CancellationToken cancellationToken)
    {
        if (Settings is { } settings) Tested = await probe.TestAsync(settings, cancellationToken);
        await OnGetAsync(cancellationToken);
        return Page();
    }

    private async Task<IActionResult> RetryAsync(long? id, CancellationToken ct)
    {
        var entry = AuditEntry.Of(HttpContext, AuditAction.DeliveryRetried, subject: Name);
        var count = await outbox.RetryAsync(Name, id, entry, ct);
        Told = count == 0 ? "Nothing had to be sent again: it has been done already." : $"{Words.Count(count, "report")} will be sent again at once.";
        return RedirectToPage(new { Name, state = Wanted });
    }
}
