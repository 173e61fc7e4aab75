namespace HipAi.Dicom.Data;

/// <summary>A data element is absent, or its value is not what was asked for or not what the standard allows.</summary>
public sealed class DicomDataException : DicomException
{
    /// <summary>Makes an exception that names the element.</summary>
    /// <param name="tag">The element.</param>
    /// <param name="cause">What is wrong with it.</param>
    /// <param name="innerException">What caused it, if anything did.</param>
    public DicomDataException(DicomTag tag, string cause, Exception? innerException = null)
        : base($"{DicomDictionary.Describe(tag)}: {cause}", innerException) => Tag = tag;

    /// <summary>The element that the exception is about.</summary>
    public DicomTag Tag { get; }
}
