namespace HipAi.Dicom.Files;

/// <summary>What was odd in a data set, up to a limit.</summary>
internal sealed class OddityList(DicomReadOptions options)
{
    private readonly List<string> _sentences = [];

    internal IReadOnlyList<string> Sentences => _sentences;

    internal void Add(string sentence)
    {
        if (_sentences.Count < options.Limits.MaxOddities)
        {
            _sentences.Add(sentence);
            options.OnOddity?.Invoke(sentence);
        }
    }
}
