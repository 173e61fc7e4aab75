namespace HipAi.Scp.Storage;

/// <summary>
/// Makes sure that no second service works in a data folder under the same node name: it would take away what is arriving at the
/// first. The system lets go of the lock however the process ends.
/// </summary>
internal sealed class NodeLock(DataFolder folder) : IDisposable
{
    private FileStream? _held;

    /// <summary>Takes the lock; the data folder must have been made.</summary>
    /// <exception cref="InvalidDataException">Another service has it.</exception>
    public void Take()
    {
        try
        {
            _held = new FileStream(folder.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new InvalidDataException(
                $"Another HipAI works in '{folder.Root}' as node '{folder.Node}'. Stop it, or give each a name of its own (HipAi:Storage:NodeName) and a shared database (HipAi:Storage:Database).");
        }
    }

    public void Dispose() => _held?.Dispose();
}
