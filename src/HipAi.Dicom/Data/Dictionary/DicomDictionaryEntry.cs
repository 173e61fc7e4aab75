namespace HipAi.Dicom.Data;

/// <summary>What the standard's data dictionary says about an element (PS3.6 6, PS3.7 E).</summary>
/// <param name="Keyword">The keyword, for example PatientID.</param>
/// <param name="ValueRepresentations">The allowed representations; more than one when other elements decide (US or SS, OB or OW). Empty for item tags.</param>
/// <param name="Multiplicity">The value multiplicity as the standard writes it, for example 1-n.</param>
/// <param name="IsRetired">Whether the standard has retired the element.</param>
public sealed record DicomDictionaryEntry(string Keyword, IReadOnlyList<DicomVR> ValueRepresentations, string Multiplicity, bool IsRetired);
