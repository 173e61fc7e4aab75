using HipAi.Dicom.Network.UpperLayer;

namespace HipAi.Dicom.Tests.Network;

/// <summary>PS3.8 Table 9-10, typed a second time from the side of the states and with the next states written out.</summary>
public class TransitionTableTests
{
    /// <summary>Per state: event:action>next. "Evt3.." lists are spelled out on purpose; what is not listed is impossible.</summary>
    private static readonly Dictionary<int, string> Standard = new()
    {
        [1] = "1:AE-1>4 5:AE-5>2",
        [2] = "3:AA-1>13 4:AA-1>13 6:AE-6>3|13 10:AA-1>13 12:AA-1>13 13:AA-1>13 16:AA-2>1 17:AA-5>1 18:AA-2>1 19:AA-1>13",
        [3] = "3:AA-8>13 4:AA-8>13 6:AA-8>13 7:AE-7>6 8:AE-8>13 10:AA-8>13 12:AA-8>13 13:AA-8>13 15:AA-1>13 16:AA-3>1 17:AA-4>1 19:AA-8>13",
        [4] = "2:AE-2>5 15:AA-2>1 17:AA-4>1",
        [5] = "3:AE-3>6 4:AE-4>1 6:AA-8>13 10:AA-8>13 12:AA-8>13 13:AA-8>13 15:AA-1>13 16:AA-3>1 17:AA-4>1 19:AA-8>13",
        [6] = "3:AA-8>13 4:AA-8>13 6:AA-8>13 9:DT-1>6 10:DT-2>6 11:AR-1>7 12:AR-2>8 13:AA-8>13 15:AA-1>13 16:AA-3>1 17:AA-4>1 19:AA-8>13",
        [7] = "3:AA-8>13 4:AA-8>13 6:AA-8>13 10:AR-6>7 12:AR-8>9|10 13:AR-3>1 15:AA-1>13 16:AA-3>1 17:AA-4>1 19:AA-8>13",
        [8] = "3:AA-8>13 4:AA-8>13 6:AA-8>13 9:AR-7>8 10:AA-8>13 12:AA-8>13 13:AA-8>13 14:AR-4>13 15:AA-1>13 16:AA-3>1 17:AA-4>1 19:AA-8>13",
        [9] = "3:AA-8>13 4:AA-8>13 6:AA-8>13 10:AA-8>13 12:AA-8>13 13:AA-8>13 14:AR-9>11 15:AA-1>13 16:AA-3>1 17:AA-4>1 19:AA-8>13",
        [10] = "3:AA-8>13 4:AA-8>13 6:AA-8>13 10:AA-8>13 12:AA-8>13 13:AR-10>12 15:AA-1>13 16:AA-3>1 17:AA-4>1 19:AA-8>13",
        [11] = "3:AA-8>13 4:AA-8>13 6:AA-8>13 10:AA-8>13 12:AA-8>13 13:AR-3>1 15:AA-1>13 16:AA-3>1 17:AA-4>1 19:AA-8>13",
        [12] = "3:AA-8>13 4:AA-8>13 6:AA-8>13 10:AA-8>13 12:AA-8>13 13:AA-8>13 14:AR-4>13 15:AA-1>13 16:AA-3>1 17:AA-4>1 19:AA-8>13",
        [13] = "3:AA-6>13 4:AA-6>13 6:AA-7>13 10:AA-6>13 12:AA-6>13 13:AA-6>13 16:AA-2>1 17:AR-5>1 18:AA-2>1 19:AA-7>13",
    };

    [Test]
    [Category("A1")]
    public void Every_pair_of_state_and_event_does_what_the_standard_says([Range(1, 13)] int state, [Range(1, 19)] int happened)
    {
        var expected = Standard[state].Split(' ').SingleOrDefault(cell => cell.StartsWith($"{happened}:", StringComparison.Ordinal)) ?? $"{happened}:impossible";

        var found = TransitionTable.Next((UpperLayerState)state, (UpperLayerEvent)happened);

        Assert.That(Spell(happened, found), Is.EqualTo(expected));
    }

    [Test]
    public void The_table_has_as_many_possible_pairs_as_the_standard() =>
        Assert.That(Pairs().Count(pair => TransitionTable.Next(pair.State, pair.Event) is not null), Is.EqualTo(123));

    [Test]
    public void Every_action_of_the_standard_is_used() =>
        Assert.That(
            Pairs().Select(pair => TransitionTable.Next(pair.State, pair.Event)?.Action).OfType<UpperLayerAction>().Distinct(),
            Is.EquivalentTo(Enum.GetValues<UpperLayerAction>()));

    private static IEnumerable<(UpperLayerState State, UpperLayerEvent Event)> Pairs() =>
        from state in Enum.GetValues<UpperLayerState>() from happened in Enum.GetValues<UpperLayerEvent>() select (state, happened);

    private static string Spell(int happened, Transition? found)
    {
        if (found is not { } step) return $"{happened}:impossible";
        var action = step.Action.ToString();
        var otherwise = step.Otherwise is { } second ? $"|{(int)second}" : "";
        return $"{happened}:{action[..2]}-{action[2..]}>{(int)step.Next}{otherwise}";
    }
}
