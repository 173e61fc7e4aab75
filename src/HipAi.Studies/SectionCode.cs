namespace HipAi.Studies;

/// <summary>What a section of a report is, whatever its heading says in the language of the report.</summary>
public enum SectionCode
{
    /// <summary>None of the others; also of every section that was stored before sections had a code.</summary>
    Other,

    /// <summary>What was taken of whom, and when.</summary>
    Exam,

    /// <summary>Why it was asked for: the question, the history.</summary>
    ClinicalInformation,

    /// <summary>The views.</summary>
    Technique,

    /// <summary>What it was compared with.</summary>
    Comparison,

    /// <summary>What is seen.</summary>
    Findings,

    /// <summary>What it means.</summary>
    Impression,

    /// <summary>What was not assessed or is doubtful.</summary>
    Limitations,

    /// <summary>Who wrote it, with which models, and for what it must not be used.</summary>
    Provenance,
}
