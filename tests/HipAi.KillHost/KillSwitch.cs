using System.Runtime.InteropServices;

namespace HipAi.KillHost;

/// <summary>Counts the passings of one armed point, and at the n-th ends the process as <c>kill -9</c> does: no handler, no flush.</summary>
internal sealed partial class KillSwitch
{
    private const int Sigkill = 9;

    private readonly Lock _gate = new();
    private string _point = "";
    private int _left;

    /// <summary>Arms a point.</summary>
    /// <param name="point">Its name.</param>
    /// <param name="occurrence">At which of its passings from now on, 1 or more.</param>
    public void Arm(string point, int occurrence)
    {
        lock (_gate) (_point, _left) = (point, occurrence);
        Say($"armed {point} {occurrence}");
    }

    /// <summary>Says whether this passing is the one, and counts it. Whoever hears true kills.</summary>
    public bool IsNow(string point)
    {
        lock (_gate) return point == _point && --_left == 0;
    }

    /// <summary>The point is passed; does not return when this was the passing.</summary>
    public void Pass(string point)
    {
        if (IsNow(point)) Kill(point);
    }

    /// <summary>Says where, and dies.</summary>
    public void Kill(string point)
    {
        lock (_gate)
        {
            Say($"killed at {point}");
            _ = Kill(Environment.ProcessId, Sigkill);
        }

        throw new InvalidOperationException($"SIGKILL did not end the process at {point}.");
    }

    /// <summary>A line to whoever started this process; in the pipe, and so safe from the kill, when the call returns.</summary>
    public static void Say(string line)
    {
        Console.Out.WriteLine($"KillHost: {line}");
        Console.Out.Flush();
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
