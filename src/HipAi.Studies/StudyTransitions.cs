namespace HipAi.Studies;

/// <summary>The table of a study's legal transitions; the only place that knows them.</summary>
public static class StudyTransitions
{
    private static readonly Dictionary<StudyState, StudyState[]> Table = new()
    {
        [StudyState.Receiving] = [StudyState.Settled, StudyState.Quarantined, StudyState.Held, StudyState.Discontinued],
        [StudyState.Settled] = [StudyState.Inferred, StudyState.Receiving, StudyState.Quarantined, StudyState.Held, StudyState.Discontinued],
        [StudyState.Inferred] = [StudyState.Composed, StudyState.Receiving, StudyState.Quarantined, StudyState.Held, StudyState.Discontinued],
        // Reviewed: a person's text stands already, so the machine's new version is offered and not delivered (requirement B4).
        [StudyState.Composed] = [StudyState.Delivered, StudyState.Reviewed, StudyState.Receiving, StudyState.Quarantined, StudyState.Held, StudyState.Discontinued],
        [StudyState.Delivered] = [StudyState.Reviewed, StudyState.Receiving, StudyState.Quarantined, StudyState.Held],
        [StudyState.Reviewed] = [StudyState.Receiving, StudyState.Quarantined, StudyState.Held],
        [StudyState.Quarantined] = [StudyState.Receiving, StudyState.Held],
        // No image and no procedure step may lead out of it, only a person: see Released.
        [StudyState.Held] = [],
        // Another step, or an image that no discontinued step lists, leads out of it.
        [StudyState.Discontinued] = [StudyState.Receiving, StudyState.Quarantined, StudyState.Held],
    };

    /// <summary>Whether a study may go from one state to another. A late image takes any state but Held back to Receiving; of Discontinued <see cref="Rules.PerformedStepRules"/> says which.</summary>
    public static bool IsAllowed(StudyState from, StudyState to) => Table[from].Contains(to);

    /// <summary>Where a person takes a study that is set aside: it receives again, and is closed at once (requirements A10, B3).</summary>
    /// <exception cref="InvalidOperationException">The study is not set aside.</exception>
    public static StudyState Released(StudyState from) => IsSetAside(from)
        ? StudyState.Receiving
        : throw new InvalidOperationException($"A study that is {from} is not set aside.");

    /// <summary>Whether a study waits for a person to take it on.</summary>
    public static bool IsSetAside(StudyState state) => state is StudyState.Held or StudyState.Quarantined or StudyState.Discontinued;

    /// <summary>Returns <paramref name="to"/> when the step is legal.</summary>
    /// <exception cref="InvalidOperationException">The step is not in the table.</exception>
    public static StudyState Step(StudyState from, StudyState to) =>
        IsAllowed(from, to) ? to : throw new InvalidOperationException($"A study cannot go from {from} to {to}.");
}
