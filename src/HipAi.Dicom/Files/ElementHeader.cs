using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>Tag, representation and length of an element (PS3.5 7.1).</summary>
/// <param name="Tag">The tag.</param>
/// <param name="VR">The representation as it stands or as the dictionary has it.</param>
/// <param name="Length">The length of the value in bytes; <see cref="Undefined"/> when a delimiter ends it.</param>
internal readonly record struct ElementHeader(DicomTag Tag, DicomVR VR, uint Length)
{
    /// <summary>The length that says that a delimiter follows (PS3.5 7.5).</summary>
    internal const uint Undefined = 0xFFFFFFFF;

    /// <summary>Whether a delimiter ends the value.</summary>
    internal bool IsUndefinedLength => Length == Undefined;
}
