namespace HipAi.Scp.Administration.Templates;

/// <summary>The draft that somebody began from, so that two people at one draft do not write over each other (requirement E3). Pure.</summary>
internal static class DraftExpectation
{
    /// <summary>Says that there was no draft.</summary>
    internal const string NoDraft = "";

    /// <summary>Holds a draft against what was expected.</summary>
    /// <param name="expected">Its revision, <see cref="NoDraft"/>, or null for whichever there is.</param>
    /// <param name="current">The draft there is; null for none.</param>
    /// <exception cref="DraftConflictException">It is another one.</exception>
    internal static void Require(string? expected, TemplateVersion? current)
    {
        if (expected is not null && expected != (current?.Revision ?? NoDraft)) throw new DraftConflictException(current);
    }
}
