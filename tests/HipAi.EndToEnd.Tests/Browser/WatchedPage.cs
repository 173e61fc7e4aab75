using Microsoft.Playwright;

namespace HipAi.EndToEnd.Tests.Browser;

/// <summary>A browser window that remembers what the browser complained of: scripts that failed, and what the content policy refused.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    public WatchedPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.PageError += (_, error) => _complaints.Add($"{page.Url}: {error}");
        page.Console += (_, message) =>
        {
            // A refused change (409, 422) is what some walks are about, and Chromium writes each down as an error of its own.
            if (message.Type == "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal)) _complaints.Add($"{page.Url}: {message.Text}");
        };
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => _complaints;

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
