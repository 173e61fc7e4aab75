using System.Collections.Frozen;

namespace HipAi.Dicom.Data;

/// <summary>
/// The data dictionary of the standard, with repeating groups (50xx, 60xx and a few retired ranges), group lengths and private creators.
/// The tables are generated (eng/DictionaryGenerator); looking up a representation costs a binary search and no allocation.
/// </summary>
public static partial class DicomDictionary
{
    private static readonly DicomVR[] Unknown = [DicomVR.UN];
    private static readonly DicomVR[] GroupLength = [DicomVR.UL];
    private static readonly DicomVR[] PrivateCreator = [DicomVR.LO];
    private static readonly DicomVR[][] Representations = [.. RepresentationNames.Split('\n').Select(ParseRepresentations)];
    private static readonly string[] Multiplicities = MultiplicityNames.Split('\n');
    private static readonly Multiplicity[] Counts = Array.ConvertAll(Multiplicities, Multiplicity.Parse);
    private static readonly Lazy<string[]> Keywords = new(() => KeywordNames.Split('\n'));
    private static readonly Lazy<string[]> RepeatingKeywords = new(() => RepeatingKeywordNames.Split('\n'));
    private static readonly Lazy<FrozenDictionary<string, DicomTag>> ByKeyword = new(IndexKeywords);

    /// <summary>What the dictionary says about a tag.</summary>
    /// <param name="tag">Any tag.</param>
    /// <returns>Null for tags that the dictionary does not have, private data elements among them.</returns>
    public static DicomDictionaryEntry? Find(DicomTag tag)
    {
        var index = Tags.BinarySearch(tag.Value);
        if (index >= 0)
        {
            return new DicomDictionaryEntry(
                Keywords.Value[index], Representations[RepresentationIndex[index]], Multiplicities[MultiplicityIndex[index]], RetiredFlag[index] != 0);
        }

        var range = FindRange(tag);
        if (range >= 0)
        {
            return new DicomDictionaryEntry(
                RepeatingKeywords.Value[range],
                Representations[RepeatingRepresentationIndex[range]],
                Multiplicities[RepeatingMultiplicityIndex[range]],
                RepeatingRetiredFlag[range] != 0);
        }

        return tag switch
        {
            { IsGroupLength: true } => new DicomDictionaryEntry("GenericGroupLength", GroupLength, "1", IsRetired: true),
            { IsPrivateCreator: true } => new DicomDictionaryEntry("PrivateCreator", PrivateCreator, "1", IsRetired: false),
            _ => null,
        };
    }

    /// <summary>The tag with a keyword.</summary>
    /// <param name="keyword">A keyword of the standard, case-sensitive.</param>
    /// <param name="tag">The tag; for a repeating range its first.</param>
    /// <returns>False when no element has that keyword.</returns>
    public static bool TryFindTag(string keyword, out DicomTag tag) => ByKeyword.Value.TryGetValue(keyword, out tag);

    /// <summary>The representations that a tag may have.</summary>
    /// <param name="tag">Any tag.</param>
    /// <returns>One or more; UN alone for tags that the dictionary does not have. Empty for item and delimiter tags.</returns>
    public static IReadOnlyList<DicomVR> GetValueRepresentations(DicomTag tag) => Candidates(tag);

    /// <summary>A tag with its keyword, for messages: <c>PatientID (0010,0020)</c>.</summary>
    /// <param name="tag">Any tag.</param>
    /// <returns>The keyword, when there is one, and the tag.</returns>
    public static string Describe(DicomTag tag) => Find(tag) is { } entry ? $"{entry.Keyword} {tag}" : tag.ToString();

    internal static DicomVR[] Candidates(DicomTag tag)
    {
        var index = Tags.BinarySearch(tag.Value);
        if (index >= 0)
        {
            return Representations[RepresentationIndex[index]];
        }

        var range = FindRange(tag);
        return range >= 0 ? Representations[RepeatingRepresentationIndex[range]]
            : tag.IsGroupLength ? GroupLength
            : tag.IsPrivateCreator ? PrivateCreator
            : Unknown;
    }

    /// <summary>What an element of the standard may hold, at the cost of one search.</summary>
    /// <returns>False for what the dictionary does not have.</returns>
    internal static bool TryGetRules(DicomTag tag, out DicomVR[] representations, out Multiplicity multiplicity)
    {
        var index = Tags.BinarySearch(tag.Value);
        var range = index >= 0 ? -1 : FindRange(tag);
        if (index < 0 && range < 0)
        {
            (representations, multiplicity) = (Unknown, default);
            return false;
        }

        representations = Representations[index >= 0 ? RepresentationIndex[index] : RepeatingRepresentationIndex[range]];
        multiplicity = Counts[index >= 0 ? MultiplicityIndex[index] : RepeatingMultiplicityIndex[range]];
        return true;
    }

    private static int FindRange(DicomTag tag)
    {
        for (var i = 0; i < RepeatingMasks.Length; i++)
        {
            if ((tag.Value & RepeatingMasks[i]) == RepeatingValues[i])
            {
                return i;
            }
        }

        return -1;
    }

    private static DicomVR[] ParseRepresentations(string names) =>
        names == "--" ? [] : [.. names.Split(" or ").Select(name => DicomVR.TryParse(name, out var vr) ? vr : DicomVR.UN)];

    private static FrozenDictionary<string, DicomTag> IndexKeywords()
    {
        var index = new Dictionary<string, DicomTag>(StringComparer.Ordinal);
        for (var i = 0; i < Tags.Length; i++)
        {
            index[Keywords.Value[i]] = new DicomTag(Tags[i]);
        }

        for (var i = 0; i < RepeatingValues.Length; i++)
        {
            index[RepeatingKeywords.Value[i]] = new DicomTag(RepeatingValues[i]);
        }

        return index.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
