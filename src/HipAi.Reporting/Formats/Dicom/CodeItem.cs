using HipAi.Dicom.Data;
using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>Items of code sequences (PS3.3 8.8).</summary>
internal static class CodeItem
{
    private const int LongestMeaning = 64;

    /// <summary>The item of a code.</summary>
    public static DicomDataset Of(CodedConcept code) => new DicomDataset()
        .AddOrUpdate(DicomTag.CodeValue, code.Value)
        .AddOrUpdate(DicomTag.CodingSchemeDesignator, code.Scheme)
        .AddOrUpdate(DicomTag.CodeMeaning, ResultText.Line(code.Meaning, LongestMeaning));

    /// <summary>The item of a code with another that means the same.</summary>
    /// <param name="code">The code.</param>
    /// <param name="equivalent">The other; null for none.</param>
    public static DicomDataset Of(CodedConcept code, CodedConcept? equivalent)
    {
        var item = Of(code);
        return equivalent is null ? item : item.AddOrUpdate(DicomTag.EquivalentCodeSequence, Of(equivalent));
    }
}
