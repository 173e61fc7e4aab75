namespace HipAi.Dicom.Files;

/// <summary>What was odd in a data set, up to a limit.</summary>
internal sealed class OddityList(DicomReadOptions options)
{
    private readonly List<string> _sentences = [];

    internal IReadOnlyList<string> Sentences => _sentences;

    /// <summary>Whether no more are kept, so that none need be looked for.</summary>
    internal bool IsFull => _sentences.Count >= options.Limits.MaxOddities;

    internal void Add(string sentence)
    {
        if (!IsFull)
        {
            _sentences.Add(sentence);
            options.OnOddity?.Invoke(sentence);
        }
    }
}
