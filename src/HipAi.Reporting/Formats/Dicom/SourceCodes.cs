using HipAi.Dicom.Data;
using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>Codes of a received header as far as they may stand in an object of ours.</summary>
internal static class SourceCodes
{
    /// <summary>The items of a code sequence that have value, scheme and meaning; the others are left out.</summary>
    public static IReadOnlyList<CodedConcept> Of(DicomDataset header, DicomTag sequence) =>
    [
        .. from item in header.GetSequenceItems(sequence)
            let code = new CodedConcept(
                SourceValues.Identifier(item, DicomTag.CodeValue, 16),
                SourceValues.Identifier(item, DicomTag.CodingSchemeDesignator, 16),
                SourceValues.Text(item, DicomTag.CodeMeaning, 64))
            where code.Value.Length > 0 && code.Scheme.Length > 0 && code.Meaning.Length > 0
            select code,
    ];
}
