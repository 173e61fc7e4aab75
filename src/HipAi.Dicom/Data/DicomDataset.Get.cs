namespace HipAi.Dicom.Data;

/// <content>Getting values.</content>
public sealed partial class DicomDataset
{
    /// <summary>All values as one text, separated by backslashes, without padding.</summary>
    /// <param name="tag">The tag of an element.</param>
    /// <returns>The text; empty when the element has no value.</returns>
    /// <exception cref="DicomDataException">The element is absent, or not one with a value.</exception>
    public string GetString(DicomTag tag) => string.Join('\\', ElementDecoder.Texts(Require(tag)));

    /// <summary>All values as one text, separated by backslashes, without padding.</summary>
    /// <param name="tag">The tag of an element.</param>
    /// <param name="value">The text; empty when absent or without a value.</param>
    /// <returns>False when the element is absent or is a sequence.</returns>
    public bool TryGetString(DicomTag tag, out string value)
    {
        var found = TryGetItem<DicomElement>(tag, out var element);
        value = found ? string.Join('\\', ElementDecoder.Texts(element!)) : string.Empty;
        return found;
    }

    /// <summary>All values as one text, separated by backslashes, without padding; empty when there is none.</summary>
    /// <param name="tag">The tag of an element.</param>
    /// <returns>Never null.</returns>
    public string GetStringOrEmpty(DicomTag tag)
    {
        _ = TryGetString(tag, out var value);
        return value;
    }

    /// <summary>The values as texts, without padding.</summary>
    /// <param name="tag">The tag of an element.</param>
    /// <returns>Empty when the element is absent or has no value.</returns>
    public IReadOnlyList<string> GetStrings(DicomTag tag) => TryGetItem<DicomElement>(tag, out var element) ? ElementDecoder.Texts(element) : [];

    /// <summary>The first value.</summary>
    /// <typeparam name="T">string, a number type, DicomTag, DicomUID or DicomPersonName.</typeparam>
    /// <param name="tag">The tag of an element.</param>
    /// <returns>The value.</returns>
    /// <exception cref="DicomDataException">The element is absent or empty, or its value does not fit the type.</exception>
    public T GetSingleValue<T>(DicomTag tag)
        where T : notnull
    {
        var values = ElementDecoder.Values<T>(Require(tag));
        return values.Length > 0 ? values[0] : throw new DicomDataException(tag, "has no value");
    }

    /// <summary>The first value, or a default when there is none that fits.</summary>
    /// <typeparam name="T">string, a number type, DicomTag, DicomUID or DicomPersonName.</typeparam>
    /// <param name="tag">The tag of an element.</param>
    /// <param name="defaultValue">What to return when the element is absent, empty, or not of the type.</param>
    /// <returns>The value or the default.</returns>
    public T GetSingleValueOrDefault<T>(DicomTag tag, T defaultValue)
        where T : notnull => TryGetSingleValue<T>(tag, out var value) ? value : defaultValue;

    /// <summary>The first value, when there is one that fits.</summary>
    /// <typeparam name="T">string, a number type, DicomTag, DicomUID or DicomPersonName.</typeparam>
    /// <param name="tag">The tag of an element.</param>
    /// <param name="value">The value.</param>
    /// <returns>False when the element is absent or empty, or its first value does not fit the type.</returns>
    public bool TryGetSingleValue<T>(DicomTag tag, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value)
        where T : notnull
    {
        value = default;
        if (!TryGetItem<DicomElement>(tag, out var element) || element.IsEmpty)
        {
            return false;
        }

        try
        {
            var values = ElementDecoder.Values<T>(element);
            value = values.Length > 0 ? values[0] : default;
            return values.Length > 0;
        }
        catch (DicomDataException)
        {
            // A value of the wrong form is, to this method, no value: the caller asked not to be thrown at.
            return false;
        }
    }

    /// <summary>All values.</summary>
    /// <typeparam name="T">string, a number type, DicomTag, DicomUID or DicomPersonName.</typeparam>
    /// <param name="tag">The tag of an element.</param>
    /// <returns>The values; empty when the element is absent or empty.</returns>
    /// <exception cref="DicomDataException">A value does not fit the type.</exception>
    public T[] GetValues<T>(DicomTag tag)
        where T : notnull => TryGetItem<DicomElement>(tag, out var element) ? ElementDecoder.Values<T>(element) : [];

    /// <summary>The first person name of an element.</summary>
    /// <param name="tag">The tag of an element of representation PN.</param>
    /// <returns>An empty name when the element is absent or has no value.</returns>
    public DicomPersonName GetPersonName(DicomTag tag) => DicomPersonName.Parse(GetStrings(tag) is [var first, ..] ? first : null);

    /// <summary>The items of a sequence.</summary>
    /// <param name="tag">The tag of a sequence.</param>
    /// <returns>Empty when there is no such sequence.</returns>
    public IReadOnlyList<DicomDataset> GetSequenceItems(DicomTag tag) => TryGetItem<DicomSequence>(tag, out var sequence) ? sequence.Items.AsReadOnly() : [];

    /// <summary>The value of an element as bytes in little endian, as it was read: with its padding, not copied.</summary>
    /// <param name="tag">The tag of an element.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="DicomDataException">The element is absent, a sequence, or encapsulated.</exception>
    /// <exception cref="Files.DicomFileException">The value lay in a file that has vanished or changed since it was read.</exception>
    public ReadOnlyMemory<byte> GetBytes(DicomTag tag) => Require(tag).GetBytes(CharacterSet ?? DicomCharacterSet.Default);

    private DicomElement Require(DicomTag tag)
    {
        var index = IndexOf(tag);
        return index < 0 ? throw new DicomDataException(tag, "is absent")
            : _items[index] as DicomElement ?? throw new DicomDataException(tag, "is not an element with a value but a sequence or encapsulated pixel data");
    }
}
