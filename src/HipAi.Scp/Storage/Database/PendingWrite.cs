using Microsoft.EntityFrameworkCore.Storage;

namespace HipAi.Scp.Storage.Database;

/// <summary>One write that waits to be committed, alone or together with others that wait.</summary>
internal abstract class PendingWrite(WriteKey key)
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private int _state;

    /// <summary>What it changes.</summary>
    public WriteKey Key => key;

    /// <summary>Whether it is neither running nor given up; after true it is the caller's to run.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Waiting) == Waiting;

    /// <summary>Runs it and saves what it changed, not yet committed. A failure is kept for <see cref="Finish"/> and undone to where it began.</summary>
    /// <param name="context">A context without tracked rows, inside <paramref name="transaction"/>.</param>
    /// <param name="transaction">The transaction of all that are committed together.</param>
    public async Task RunAsync(HipAiDbContext context, IDbContextTransaction transaction)
    {
        const string Beginning = "write";
        var entries = context.AuditToAppend.Count;
        await transaction.CreateSavepointAsync(Beginning);
        try
        {
            await RunAsync(context);
            await context.SaveChangesAsync();
            await transaction.ReleaseSavepointAsync(Beginning);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Whatever it was belongs to whoever asked for this write, and to nobody else.
            await transaction.RollbackToSavepointAsync(Beginning);
            context.AuditToAppend.RemoveRange(entries, context.AuditToAppend.Count - entries);
            Fail(DatabaseTrouble.Of(fault));
        }
        finally
        {
            context.ChangeTracker.Clear();
        }
    }

    /// <summary>Tells whoever waits: committed, or failed before.</summary>
    public abstract void Finish();

    /// <summary>Remembers that it failed; the first failure stays.</summary>
    public abstract void Fail(Exception fault);

    private protected abstract Task RunAsync(HipAiDbContext context);
}

/// <summary>One write and its result.</summary>
internal sealed class PendingWrite<T>(WriteKey key, Func<HipAiDbContext, Task<T>> write) : PendingWrite(key)
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _fault;

    /// <summary>Ends when it is committed.</summary>
    public Task<T> Done => _done.Task;

    public override void Finish()
    {
        if (_fault is null) _done.TrySetResult(_result!);
        else _done.TrySetException(_fault);
    }

    public override void Fail(Exception fault) => _fault ??= fault;

    private protected override async Task RunAsync(HipAiDbContext context) => _result = await write(context);
}
