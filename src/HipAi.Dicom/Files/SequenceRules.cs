using HipAi.Dicom.Data;

namespace HipAi.Dicom.Files;

/// <summary>Tells from its header whether an element is a sequence.</summary>
internal static class SequenceRules
{
    /// <summary>Unknown elements of undefined length are sequences (PS3.5 6.2.2 note 4), and public sequences stay sequences when a node that
    /// did not know them wrote UN.</summary>
    internal static bool IsSequence(ElementHeader header, OddityList oddities)
    {
        if (ReferenceEquals(header.VR, DicomVR.SQ))
        {
            return true;
        }

        if (ReferenceEquals(header.VR, DicomVR.UN))
        {
            return header.IsUndefinedLength || DicomDictionary.Candidates(header.Tag) is [var only] && ReferenceEquals(only, DicomVR.SQ);
        }

        if (header.IsUndefinedLength && !(header.VR.Code is "OB" or "OW"))
        {
            oddities.Add($"{DicomDictionary.Describe(header.Tag)} is {header.VR} with undefined length and was read as a sequence");
            return true;
        }

        return false;
    }
}
