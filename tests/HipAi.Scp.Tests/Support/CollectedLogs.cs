using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace HipAi.Scp.Tests.Support;

/// <summary>Keeps every log entry of every category with all that an exporter could see of it, and lets a test wait for an event.</summary>
internal sealed class CollectedLogs : ILoggerProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentQueue<string> _entries = new();
    private readonly Channel<(int Id, string Text)> _events = Channel.CreateUnbounded<(int, string)>();

    private readonly List<(int Id, string Text)> _passed = [];

    public IReadOnlyCollection<string> Entries => _entries;

    public ILogger CreateLogger(string categoryName) => new Collector(this, categoryName);

    /// <summary>Returns when an event with this id and this word in its text was logged, however long ago. For one waiter at a time.</summary>
    public async Task WaitForAsync(int eventId, string word = "")
    {
        if (_passed.Exists(IsIt)) return;
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        await foreach (var entry in _events.Reader.ReadAllAsync(limit.Token))
        {
            _passed.Add(entry);
            if (IsIt(entry)) return;
        }

        bool IsIt((int Id, string Text) entry) => entry.Id == eventId && entry.Text.Contains(word, StringComparison.Ordinal);
    }

    /// <summary>Returns when such an event is logged that no waiter has seen yet. For one waiter at a time.</summary>
    public async Task WaitForNextAsync(int eventId, string word = "")
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        await foreach (var entry in _events.Reader.ReadAllAsync(limit.Token))
        {
            _passed.Add(entry);
            if (entry.Id == eventId && entry.Text.Contains(word, StringComparison.Ordinal)) return;
        }
    }

    public void Dispose() => _events.Writer.TryComplete();

    private sealed class Collector(CollectedLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var text = formatter(state, exception);
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(p => $"{p.Key}={p.Value}")) : "";
            logs._entries.Enqueue($"{category} {eventId.Id} {text} {values} {exception}");
            if (category.StartsWith("HipAi", StringComparison.Ordinal)) logs._events.Writer.TryWrite((eventId.Id, text));
        }
    }
}
