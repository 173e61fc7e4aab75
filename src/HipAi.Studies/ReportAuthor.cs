namespace HipAi.Studies;

/// <summary>Who wrote the text of a report version.</summary>
public enum ReportAuthor
{
    /// <summary>The template, from what the models said.</summary>
    Machine,

    /// <summary>A person, who changed an earlier version.</summary>
    Person,
}
