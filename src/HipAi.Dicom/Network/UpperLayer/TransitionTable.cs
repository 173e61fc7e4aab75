using static HipAi.Dicom.Network.UpperLayer.UpperLayerAction;
using static HipAi.Dicom.Network.UpperLayer.UpperLayerState;

namespace HipAi.Dicom.Network.UpperLayer;

/// <summary>
/// PS3.8 Table 9-10 as data, for both roles. A row is an event, a column a state; an empty cell is a pair that cannot
/// happen unless this side has a fault. Which state an action leads to is said once, in <see cref="After"/>.
/// </summary>
internal static class TransitionTable
{
    /// <summary>Number of states.</summary>
    public const int StateCount = 13;

    /// <summary>Number of events.</summary>
    public const int EventCount = 19;

    /// <summary>Rows as the standard prints them; "Sta1".."Sta13" from left to right.</summary>
    private static readonly string[] Rows =
    [
        //         1    2    3    4    5    6    7    8    9    10   11   12   13
        /* Evt1 */ "AE1  -    -    -    -    -    -    -    -    -    -    -    -",
        /* Evt2 */ "-    -    -    AE2  -    -    -    -    -    -    -    -    -",
        /* Evt3 */ "-    AA1  AA8  -    AE3  AA8  AA8  AA8  AA8  AA8  AA8  AA8  AA6",
        /* Evt4 */ "-    AA1  AA8  -    AE4  AA8  AA8  AA8  AA8  AA8  AA8  AA8  AA6",
        /* Evt5 */ "AE5  -    -    -    -    -    -    -    -    -    -    -    -",
        /* Evt6 */ "-    AE6  AA8  -    AA8  AA8  AA8  AA8  AA8  AA8  AA8  AA8  AA7",
        /* Evt7 */ "-    -    AE7  -    -    -    -    -    -    -    -    -    -",
        /* Evt8 */ "-    -    AE8  -    -    -    -    -    -    -    -    -    -",
        /* Evt9 */ "-    -    -    -    -    DT1  -    AR7  -    -    -    -    -",
        /* Evt10*/ "-    AA1  AA8  -    AA8  DT2  AR6  AA8  AA8  AA8  AA8  AA8  AA6",
        /* Evt11*/ "-    -    -    -    -    AR1  -    -    -    -    -    -    -",
        /* Evt12*/ "-    AA1  AA8  -    AA8  AR2  AR8  AA8  AA8  AA8  AA8  AA8  AA6",
        /* Evt13*/ "-    AA1  AA8  -    AA8  AA8  AR3  AA8  AA8  AR10 AR3  AA8  AA6",
        /* Evt14*/ "-    -    -    -    -    -    -    AR4  AR9  -    -    AR4  -",
        /* Evt15*/ "-    -    AA1  AA2  AA1  AA1  AA1  AA1  AA1  AA1  AA1  AA1  -",
        /* Evt16*/ "-    AA2  AA3  -    AA3  AA3  AA3  AA3  AA3  AA3  AA3  AA3  AA2",
        /* Evt17*/ "-    AA5  AA4  AA4  AA4  AA4  AA4  AA4  AA4  AA4  AA4  AA4  AR5",
        /* Evt18*/ "-    AA2  -    -    -    -    -    -    -    -    -    -    AA2",
        /* Evt19*/ "-    AA1  AA8  -    AA8  AA8  AA8  AA8  AA8  AA8  AA8  AA8  AA7",
    ];

    private static readonly Transition?[,] Cells = Parse();

    /// <summary>What to do when <paramref name="happened"/> meets <paramref name="state"/>; null when the pair is impossible.</summary>
    public static Transition? Next(UpperLayerState state, UpperLayerEvent happened) => Cells[(int)state - 1, (int)happened - 1];

    /// <summary>The "next state" half of each action in PS3.8 Tables 9-6 to 9-9.</summary>
    private static Transition After(UpperLayerAction action) => action switch
    {
        AE1 => new(action, Sta4),
        AE2 => new(action, Sta5),
        AE3 or AE7 => new(action, Sta6),
        AE4 => new(action, Sta1),
        AE5 => new(action, Sta2),
        AE6 => new(action, Sta3, Sta13),
        AE8 => new(action, Sta13),
        DT1 or DT2 => new(action, Sta6),
        AR1 or AR6 => new(action, Sta7),
        AR2 or AR7 => new(action, Sta8),
        AR3 or AR5 => new(action, Sta1),
        AR4 => new(action, Sta13),
        AR8 => new(action, Sta9, Sta10),
        AR9 => new(action, Sta11),
        AR10 => new(action, Sta12),
        AA1 or AA6 or AA7 or AA8 => new(action, Sta13),
        AA2 or AA3 or AA4 or AA5 => new(action, Sta1),
        _ => throw new InvalidOperationException($"Action {action} is in no table of PS3.8."),
    };

    private static Transition?[,] Parse()
    {
        var cells = new Transition?[StateCount, EventCount];
        for (var row = 0; row < EventCount; row++)
        {
            var names = Rows[row].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (names.Length != StateCount) throw new InvalidOperationException($"Row {row + 1} of the table has {names.Length} cells.");
            for (var column = 0; column < StateCount; column++)
                if (names[column] != "-")
                    cells[column, row] = After(Enum.Parse<UpperLayerAction>(names[column]));
        }

        return cells;
    }
}
