using Microsoft.Extensions.Logging;

namespace HipAi.Scp.Tests.Support;

/// <summary>A logger of a type that writes to collected logs.</summary>
internal sealed class Logged<T>(CollectedLogs logs) : ILogger<T>
{
    private readonly ILogger _log = logs.CreateLogger(typeof(T).FullName!);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => _log.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _log.Log(logLevel, eventId, state, exception, formatter);
}
