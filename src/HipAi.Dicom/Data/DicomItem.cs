namespace HipAi.Dicom.Data;

/// <summary>One entry of a data set: an element with a value, a sequence, or encapsulated pixel data.</summary>
public abstract class DicomItem
{
    private protected DicomItem(DicomTag tag, DicomVR valueRepresentation)
    {
        ArgumentNullException.ThrowIfNull(valueRepresentation);
        Tag = tag;
        ValueRepresentation = valueRepresentation;
    }

    /// <summary>The tag.</summary>
    public DicomTag Tag { get; }

    /// <summary>How the value is represented.</summary>
    public DicomVR ValueRepresentation { get; }

    /// <summary>The same under another tag.</summary>
    internal abstract DicomItem WithTag(DicomTag tag);

    /// <summary>The tag, the representation and the keyword; never the value, which may identify a patient.</summary>
    /// <returns>One line for messages and debugging.</returns>
    public override string ToString() => $"{Tag} {ValueRepresentation} {DicomDictionary.Find(Tag)?.Keyword}".TrimEnd();
}
