using HipAi.Studies;

namespace HipAi.Studies.Tests;

/// <summary>Every pair of states, legal and illegal.</summary>
public sealed class StudyTransitionsTests
{
    private static readonly HashSet<(StudyState From, StudyState To)> Legal =
    [
        (StudyState.Receiving, StudyState.Settled), (StudyState.Settled, StudyState.Inferred), (StudyState.Inferred, StudyState.Composed),
        (StudyState.Composed, StudyState.Delivered), (StudyState.Composed, StudyState.Reviewed), (StudyState.Delivered, StudyState.Reviewed),
        // a late image takes any state back
        (StudyState.Settled, StudyState.Receiving), (StudyState.Inferred, StudyState.Receiving), (StudyState.Composed, StudyState.Receiving),
        (StudyState.Delivered, StudyState.Receiving), (StudyState.Reviewed, StudyState.Receiving), (StudyState.Quarantined, StudyState.Receiving),
        // an image of another patient holds any state, and nothing leads out of it
        (StudyState.Receiving, StudyState.Held), (StudyState.Settled, StudyState.Held), (StudyState.Inferred, StudyState.Held),
        (StudyState.Composed, StudyState.Held), (StudyState.Delivered, StudyState.Held), (StudyState.Reviewed, StudyState.Held),
        (StudyState.Quarantined, StudyState.Held),
        // anything may turn out to be undoable
        (StudyState.Receiving, StudyState.Quarantined), (StudyState.Settled, StudyState.Quarantined), (StudyState.Inferred, StudyState.Quarantined),
        (StudyState.Composed, StudyState.Quarantined), (StudyState.Delivered, StudyState.Quarantined), (StudyState.Reviewed, StudyState.Quarantined),
        // what is not delivered yet may be discontinued; more images or steps take it back
        (StudyState.Receiving, StudyState.Discontinued), (StudyState.Settled, StudyState.Discontinued), (StudyState.Inferred, StudyState.Discontinued),
        (StudyState.Composed, StudyState.Discontinued),
        (StudyState.Discontinued, StudyState.Receiving), (StudyState.Discontinued, StudyState.Quarantined), (StudyState.Discontinued, StudyState.Held),
    ];

    [Test]
    public void Each_pair_is_legal_or_refused([Values] StudyState from, [Values] StudyState to)
    {
        Assert.That(StudyTransitions.IsAllowed(from, to), Is.EqualTo(Legal.Contains((from, to))));
        if (Legal.Contains((from, to)))
            Assert.That(StudyTransitions.Step(from, to), Is.EqualTo(to));
        else
            Assert.That(() => StudyTransitions.Step(from, to), Throws.InvalidOperationException.With.Message.Contains($"from {from} to {to}"));
    }

    [Test, Category("A10")]
    public void A_person_takes_on_what_is_set_aside_and_nothing_else([Values] StudyState from)
    {
        if (from is StudyState.Held or StudyState.Quarantined or StudyState.Discontinued)
            Assert.That(StudyTransitions.Released(from), Is.EqualTo(StudyState.Receiving));
        else
            Assert.That(() => StudyTransitions.Released(from), Throws.InvalidOperationException);
    }
}
