using System.Net;

namespace HipAi.Dicom.Network.Server;

/// <summary>Knows every connection from before it runs until it is over, and counts those that are associations.</summary>
/// <param name="maximumAssociations">Associations at the same time.</param>
/// <param name="maximumPerPeer">Of these from one address; 0 = no limit of its own.</param>
/// <param name="maximumWaiting">Connections beyond the associations: <see cref="DicomServerOptions.MaximumWaitingConnections"/>.</param>
internal sealed class AssociationRegistry(int maximumAssociations, int maximumPerPeer, int maximumWaiting = 256)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<AcceptorSession, Task> _sessions = [];
    private readonly Dictionary<IPAddress, int> _perPeer = [];
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _associations;
    private bool _closing;

    /// <summary>Associations running now.</summary>
    public int AssociationCount
    {
        get { lock (_gate) return _associations; }
    }

    /// <summary>Starts a session and remembers it; false when there are too many connections.</summary>
    public bool TryStart(AcceptorSession session, Func<AcceptorSession, Task> run)
    {
        lock (_gate)
        {
            if (_closing || _sessions.Count >= maximumAssociations + maximumWaiting) return false;

            // One address alone must not take the places of all others.
            var mine = session.Peer is { } peer ? _sessions.Keys.Count(other => peer.Equals(other.Peer)) : 0;
            if (mine >= maximumAssociations + (maximumWaiting / 2)) return false;

            // The entry is there before the session can end, because its removal needs this lock.
            _sessions.Add(session, Task.Run(() => RunAsync(session, run)));
            return true;
        }
    }

    /// <summary>Counts an association in; else says what the peer is told and why.</summary>
    public (AssociationRejection Rejection, string Reason)? TryEnter(IPAddress? peer)
    {
        lock (_gate)
        {
            if (_closing) return (AssociationRejection.TemporaryCongestion, "the server is stopping");
            if (_associations >= maximumAssociations)
                return (AssociationRejection.LocalLimitExceeded, $"there are {maximumAssociations} associations already");
            var fromPeer = peer is null ? 0 : _perPeer.GetValueOrDefault(peer);
            if (maximumPerPeer > 0 && fromPeer >= maximumPerPeer)
                return (AssociationRejection.LocalLimitExceeded, $"there are {maximumPerPeer} associations from {peer} already");
            _associations++;
            if (peer is not null) _perPeer[peer] = fromPeer + 1;
            return null;
        }
    }

    /// <summary>Counts an association out.</summary>
    public void Leave(IPAddress? peer)
    {
        lock (_gate)
        {
            _associations--;
            if (peer is not null && --_perPeer[peer] == 0) _perPeer.Remove(peer);
            if (_closing && _associations == 0) _drained.TrySetResult();
        }
    }

    /// <summary>Lets nobody in any more; the task ends when the last association has.</summary>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            _closing = true;
            if (_associations == 0) _drained.TrySetResult();
            return _drained.Task;
        }
    }

    /// <summary>Interrupts every connection there is; the task ends when all have ended.</summary>
    public Task InterruptAllAsync(string reason)
    {
        KeyValuePair<AcceptorSession, Task>[] running;
        lock (_gate) running = [.. _sessions];
        foreach (var (session, _) in running) session.Interrupt(reason);
        return Task.WhenAll(running.Select(entry => entry.Value));
    }

    private async Task RunAsync(AcceptorSession session, Func<AcceptorSession, Task> run)
    {
        try
        {
            await run(session);
        }
        finally
        {
            lock (_gate) _sessions.Remove(session);
        }
    }
}
