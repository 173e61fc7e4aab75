using System.Numerics;

namespace HipAi.Dicom.Data;

/// <content>Setting values.</content>
public sealed partial class DicomDataset
{
    /// <summary>Sets an element without a value, or a sequence without items.</summary>
    /// <param name="tag">The tag; the dictionary gives the representation.</param>
    /// <returns>This data set.</returns>
    public DicomDataset AddOrUpdate(DicomTag tag)
    {
        var vr = RepresentationRules.ForTag(tag, this);
        return AddOrUpdate(ReferenceEquals(vr, DicomVR.SQ) ? new DicomSequence(tag) : new DicomElement(tag, vr, default));
    }

    /// <summary>Sets text; for numeric elements the texts are parsed.</summary>
    /// <param name="tag">The tag; the dictionary gives the representation.</param>
    /// <param name="values">The values; one null or empty text is an element without a value.</param>
    /// <returns>This data set.</returns>
    /// <exception cref="DicomDataException">The representation cannot hold the values.</exception>
    public DicomDataset AddOrUpdate(DicomTag tag, params string?[] values) => AddOrUpdate(RepresentationRules.ForTag(tag, this), tag, values);

    /// <summary>Sets text with a given representation.</summary>
    /// <param name="valueRepresentation">The representation.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="values">The values; one null or empty text is an element without a value.</param>
    /// <returns>This data set.</returns>
    /// <exception cref="DicomDataException">The representation cannot hold the values.</exception>
    public DicomDataset AddOrUpdate(DicomVR valueRepresentation, DicomTag tag, params string?[] values)
    {
        ArgumentNullException.ThrowIfNull(valueRepresentation);
        ArgumentNullException.ThrowIfNull(values);
        var texts = Array.ConvertAll(values, value => value ?? string.Empty);
        if (texts is [] or [""])
        {
            return AddOrUpdate(ReferenceEquals(valueRepresentation, DicomVR.SQ) ? new DicomSequence(tag) : new DicomElement(tag, valueRepresentation, default));
        }

        return AddOrUpdate(ElementEncoder.FromTexts(tag, valueRepresentation, texts));
    }

    /// <summary>Sets unique identifiers.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="values">The identifiers.</param>
    /// <returns>This data set.</returns>
    public DicomDataset AddOrUpdate(DicomTag tag, params DicomUID[] values) => AddOrUpdate(tag, Array.ConvertAll(values, uid => uid.UID));

    /// <summary>Sets person names.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="values">The names.</param>
    /// <returns>This data set.</returns>
    /// <exception cref="DicomDataException">A name that was read, not built, has a form that may not be written.</exception>
    public DicomDataset AddOrUpdate(DicomTag tag, params DicomPersonName[] values) => AddOrUpdate(tag, Array.ConvertAll(values, name => name.ToString()));

    /// <summary>Sets attribute tags (AT).</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="values">The values.</param>
    /// <returns>This data set.</returns>
    public DicomDataset AddOrUpdate(DicomTag tag, params DicomTag[] values) => AddOrUpdate(ElementEncoder.FromTags(tag, values));

    /// <summary>Sets a sequence.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="items">The items, in order.</param>
    /// <returns>This data set.</returns>
    public DicomDataset AddOrUpdate(DicomTag tag, params DicomDataset[] items) => AddOrUpdate(new DicomSequence(tag, items));

    /// <summary>Sets bytes (OB, OW, UN ...) in little endian; they are not copied.</summary>
    /// <param name="tag">The tag; the dictionary gives the representation.</param>
    /// <param name="value">The value as it stands in a little-endian file.</param>
    /// <returns>This data set.</returns>
    public DicomDataset AddOrUpdate(DicomTag tag, params byte[] value) => AddOrUpdate(RepresentationRules.ForTag(tag, this), tag, value);

    /// <summary>Sets bytes with a given representation, in little endian; they are not copied.</summary>
    /// <param name="valueRepresentation">The representation.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="value">The value as it stands in a little-endian file.</param>
    /// <returns>This data set.</returns>
    public DicomDataset AddOrUpdate(DicomVR valueRepresentation, DicomTag tag, params byte[] value) =>
        AddOrUpdate(new DicomElement(tag, valueRepresentation, value));

    /// <summary>Sets numbers (US and OW as they are, other representations converted).</summary>
    /// <param name="tag">The tag; the dictionary gives the representation.</param>
    /// <param name="values">The values.</param>
    /// <returns>This data set.</returns>
    /// <exception cref="DicomDataException">The representation cannot hold a value.</exception>
    public DicomDataset AddOrUpdate(DicomTag tag, params ushort[] values) => AddNumbers(null, tag, values);

    /// <summary>Sets numbers.</summary>
    /// <inheritdoc cref="AddOrUpdate(DicomTag, ushort[])"/>
    public DicomDataset AddOrUpdate(DicomTag tag, params short[] values) => AddNumbers(null, tag, values);

    /// <summary>Sets numbers.</summary>
    /// <inheritdoc cref="AddOrUpdate(DicomTag, ushort[])"/>
    public DicomDataset AddOrUpdate(DicomTag tag, params uint[] values) => AddNumbers(null, tag, values);

    /// <summary>Sets numbers.</summary>
    /// <inheritdoc cref="AddOrUpdate(DicomTag, ushort[])"/>
    public DicomDataset AddOrUpdate(DicomTag tag, params int[] values) => AddNumbers(null, tag, values);

    /// <summary>Sets numbers.</summary>
    /// <inheritdoc cref="AddOrUpdate(DicomTag, ushort[])"/>
    public DicomDataset AddOrUpdate(DicomTag tag, params long[] values) => AddNumbers(null, tag, values);

    /// <summary>Sets numbers.</summary>
    /// <inheritdoc cref="AddOrUpdate(DicomTag, ushort[])"/>
    public DicomDataset AddOrUpdate(DicomTag tag, params float[] values) => AddNumbers(null, tag, values);

    /// <summary>Sets numbers.</summary>
    /// <inheritdoc cref="AddOrUpdate(DicomTag, ushort[])"/>
    public DicomDataset AddOrUpdate(DicomTag tag, params double[] values) => AddNumbers(null, tag, values);

    /// <summary>Sets numbers with a given representation.</summary>
    /// <param name="valueRepresentation">The representation.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="values">The values.</param>
    /// <returns>This data set.</returns>
    /// <exception cref="DicomDataException">The representation cannot hold a value.</exception>
    public DicomDataset AddOrUpdate(DicomVR valueRepresentation, DicomTag tag, params ushort[] values) => AddNumbers(valueRepresentation, tag, values);

    /// <summary>Sets numbers with a given representation.</summary>
    /// <inheritdoc cref="AddOrUpdate(DicomVR, DicomTag, ushort[])"/>
    public DicomDataset AddOrUpdate(DicomVR valueRepresentation, DicomTag tag, params int[] values) => AddNumbers(valueRepresentation, tag, values);

    /// <summary>Sets numbers with a given representation.</summary>
    /// <inheritdoc cref="AddOrUpdate(DicomVR, DicomTag, ushort[])"/>
    public DicomDataset AddOrUpdate(DicomVR valueRepresentation, DicomTag tag, params double[] values) => AddNumbers(valueRepresentation, tag, values);

    private DicomDataset AddNumbers<T>(DicomVR? valueRepresentation, DicomTag tag, T[] values)
        where T : unmanaged, INumber<T> =>
        AddOrUpdate(ElementEncoder.FromNumbers(tag, valueRepresentation ?? RepresentationRules.ForTag(tag, this, typeof(T)), values));
}
