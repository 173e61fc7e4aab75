using HipAi.Studies;

namespace HipAi.Reporting.Formats.Hl7;

/// <summary>One OBX before it is numbered.</summary>
/// <param name="Type">OBX-2.</param>
/// <param name="Code">OBX-3.</param>
/// <param name="SubId">OBX-4: tells rows of the same code apart; R and L for the hips.</param>
/// <param name="Value">OBX-5, escaped.</param>
/// <param name="Alternate">A second code in OBX-3; null for none.</param>
/// <param name="Units">OBX-6, escaped; empty for none.</param>
/// <param name="OfModel">Whether a model said it, so that OBX-17 tells the method and OBX-11 the status of findings.</param>
/// <param name="Observer">OBX-16, escaped: the person who said it; empty for none.</param>
internal sealed record OruRow(
    string Type, CodedConcept Code, string SubId, string Value, CodedConcept? Alternate = null, string Units = "", bool OfModel = false, string Observer = "")
{
    private static readonly CodedConcept Method = new("AI", FindingCodes.Scheme, "Automated image analysis");

    /// <summary>The segment.</summary>
    /// <param name="number">OBX-1.</param>
    /// <param name="status">OBX-11.</param>
    /// <param name="time">OBX-14.</param>
    /// <param name="equipment">OBX-18, escaped.</param>
    /// <param name="codedType">CWE, or CE before v2.5.</param>
    public string Segment(int number, string status, string time, string equipment, string codedType) => Hl7Fields.Segment("OBX", new Dictionary<int, string>
    {
        [1] = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        [2] = Type == "CWE" ? codedType : Type,
        [3] = Hl7Fields.Code(Code, Alternate),
        [4] = SubId,
        [5] = Value,
        [6] = Units,
        [11] = status,
        [14] = time,
        [16] = Observer,
        [17] = OfModel ? Hl7Fields.Code(Method) : "",
        [18] = equipment,
    });
}
