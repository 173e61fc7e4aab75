using System.Collections.Concurrent;
using HipAi.Scp.Assembly;

namespace HipAi.Scp.Delivery;

/// <summary>Wakes the workers of destinations: one alarm each, since an alarm has one sleeper.</summary>
internal sealed class DeliveryAlarms(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Alarm> _alarms = new();

    /// <summary>The alarm of one destination.</summary>
    public Alarm Of(string destination) => _alarms.GetOrAdd(destination, _ => new Alarm(time));

    /// <summary>There may be something for every destination.</summary>
    public void Ring()
    {
        foreach (var alarm in _alarms.Values) alarm.Ring();
    }
}
