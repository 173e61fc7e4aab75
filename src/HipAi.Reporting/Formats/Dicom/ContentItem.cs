using System.Globalization;
using HipAi.Dicom.Data;
using HipAi.Studies;

namespace HipAi.Reporting.Formats.Dicom;

/// <summary>Content items of structured reports (PS3.3 C.17.3).</summary>
internal static class ContentItem
{
    public const string Contains = "CONTAINS";
    public const string Modifies = "HAS CONCEPT MOD";
    public const string Observes = "HAS OBS CONTEXT";
    public const string Acquired = "HAS ACQ CONTEXT";
    public const string Property = "HAS PROPERTIES";
    public const string InferredFrom = "INFERRED FROM";

    /// <summary>A heading with what stands under it.</summary>
    public static DicomDataset Container(CodedConcept name, params IEnumerable<DicomDataset> children) =>
        Item(Contains, "CONTAINER", name, children).AddOrUpdate(DicomTag.ContinuityOfContent, "SEPARATE");

    /// <summary>A coded value.</summary>
    public static DicomDataset Code(string relationship, CodedConcept name, CodedConcept value, params IEnumerable<DicomDataset> children) =>
        Code(relationship, name, CodeItem.Of(value), children);

    /// <summary>A coded value with a code that means the same.</summary>
    public static DicomDataset Code(string relationship, CodedConcept name, DicomDataset value, params IEnumerable<DicomDataset> children) =>
        Item(relationship, "CODE", name, children).AddOrUpdate(DicomTag.ConceptCodeSequence, value);

    /// <summary>Text; an empty one, which may not be, is written as a hyphen.</summary>
    public static DicomDataset Text(string relationship, CodedConcept name, string text, params IEnumerable<DicomDataset> children) =>
        Item(relationship, "TEXT", name, children).AddOrUpdate(DicomTag.TextValue, ResultText.Lines(text) is { Length: > 0 } lines ? lines : "-");

    /// <summary>A unique identifier.</summary>
    public static DicomDataset Uid(string relationship, CodedConcept name, string uid) =>
        Item(relationship, "UIDREF", name, []).AddOrUpdate(DicomTag.UID, uid);

    /// <summary>A person's name (PN).</summary>
    public static DicomDataset Name(string relationship, CodedConcept name, string personName) =>
        Item(relationship, "PNAME", name, []).AddOrUpdate(DicomTag.PersonName, personName);

    /// <summary>A date (DA).</summary>
    public static DicomDataset Date(string relationship, CodedConcept name, string date) =>
        Item(relationship, "DATE", name, []).AddOrUpdate(DicomTag.Date, date);

    /// <summary>A number, with up to six decimals.</summary>
    public static DicomDataset Number(string relationship, CodedConcept name, double value, CodedConcept unit, params IEnumerable<DicomDataset> children) =>
        Item(relationship, "NUM", name, children).AddOrUpdate(DicomTag.MeasuredValueSequence, new DicomDataset()
            .AddOrUpdate(DicomTag.MeasurementUnitsCodeSequence, CodeItem.Of(unit))
            .AddOrUpdate(DicomTag.NumericValue, value.ToString("0.######", CultureInfo.InvariantCulture)));

    /// <summary>A reference to an image.</summary>
    /// <param name="relationship">The relationship.</param>
    /// <param name="name">What the image is to the item above; null for nothing more than an image of a list.</param>
    /// <param name="image">Which.</param>
    /// <param name="children">What is said of it.</param>
    public static DicomDataset Image(string relationship, CodedConcept? name, ObjectReference image, params IEnumerable<DicomDataset> children) =>
        Item(relationship, "IMAGE", name, children).AddOrUpdate(DicomTag.ReferencedSOPSequence, image.Item());

    /// <summary>A reference to an object that is no image.</summary>
    public static DicomDataset Composite(string relationship, ObjectReference reference) =>
        Item(relationship, "COMPOSITE", null, []).AddOrUpdate(DicomTag.ReferencedSOPSequence, reference.Item());

    private static DicomDataset Item(string relationship, string valueType, CodedConcept? name, IEnumerable<DicomDataset> children)
    {
        var item = new DicomDataset().AddOrUpdate(DicomTag.RelationshipType, relationship).AddOrUpdate(DicomTag.ValueType, valueType);
        if (name is not null) item.AddOrUpdate(DicomTag.ConceptNameCodeSequence, CodeItem.Of(name));
        DicomDataset[] below = [.. children];
        return below.Length == 0 ? item : item.AddOrUpdate(DicomTag.ContentSequence, below);
    }
}
