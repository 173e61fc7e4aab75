namespace HipAi.Studies;

/// <summary>Where a study stands in the sentence receive, store, assemble, prepare, infer, compose, deliver, review.</summary>
public enum StudyState
{
    /// <summary>Images are arriving; the quiet period runs.</summary>
    Receiving,

    /// <summary>Closed: a snapshot is written.</summary>
    Settled,

    /// <summary>Judged: a prediction is written.</summary>
    Inferred,

    /// <summary>A preliminary report is written, and is on its way to its destinations.</summary>
    Composed,

    /// <summary>The report lies at all of its destinations.</summary>
    Delivered,

    /// <summary>A radiologist has decided: a person's text stands.</summary>
    Reviewed,

    /// <summary>Something could not be done; the reason is kept and shown, nothing is removed.</summary>
    Quarantined,

    /// <summary>Its images do not name one patient (requirement A10): no report until a person resolves it; a later image does not.</summary>
    Held,

    /// <summary>Its performed procedure steps were discontinued (requirement B3): everything is kept, and no report is made unless more comes.</summary>
    Discontinued,
}
