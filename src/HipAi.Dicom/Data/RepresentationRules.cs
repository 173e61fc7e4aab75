namespace HipAi.Dicom.Data;

/// <summary>Which of several possible representations an element has (PS3.5 Annex A, PS3.6 6 notes).</summary>
internal static class RepresentationRules
{
    /// <summary>The representation of an element in a data set.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="dataset">The data set it belongs to, as far as it is known.</param>
    /// <param name="valueType">The type of the values, when the caller has values.</param>
    /// <returns>UN when the dictionary does not know the tag.</returns>
    internal static DicomVR ForTag(DicomTag tag, DicomDataset dataset, Type? valueType = null)
    {
        var candidates = DicomDictionary.Candidates(tag);
        if (candidates.Length == 1)
        {
            return candidates[0];
        }

        var wanted = valueType == typeof(ushort) ? DicomVR.US : valueType == typeof(short) ? DicomVR.SS : null;
        return wanted is not null && candidates.Contains(wanted) ? wanted : Resolve(tag, candidates, dataset, SignedPixels(dataset) ?? false, isImplicit: false);
    }

    /// <summary>The representation of an element that was read without one.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="dataset">The data set it belongs to, as far as it has been read.</param>
    /// <param name="inheritedSigned">Pixel Representation of the enclosing data set is 1.</param>
    /// <returns>UN when the dictionary does not know the tag.</returns>
    internal static DicomVR ForImplicit(DicomTag tag, DicomDataset dataset, bool inheritedSigned)
    {
        var candidates = DicomDictionary.Candidates(tag);
        return candidates.Length == 1 ? candidates[0] : Resolve(tag, candidates, dataset, SignedPixels(dataset) ?? inheritedSigned, isImplicit: true);
    }

    /// <summary>Whether stored values are two's complement: (0028,0103) is 1.</summary>
    /// <param name="dataset">The data set.</param>
    /// <returns>Null when it does not say.</returns>
    internal static bool? SignedPixels(DicomDataset dataset) =>
        dataset.TryGetSingleValue<int>(DicomTag.PixelRepresentation, out var representation) ? representation == 1 : null;

    private static DicomVR Resolve(DicomTag tag, DicomVR[] candidates, DicomDataset dataset, bool signed, bool isImplicit)
    {
        if (candidates.Length == 0)
        {
            return DicomVR.UN;
        }

        if (candidates.Contains(DicomVR.OW) && candidates.Contains(DicomVR.US))
        {
            // LUT Data: words either way; OW has a 32-bit length, and 65536 entries do not fit into 16 bits (PS3.3 C.11.1.1.1).
            return DicomVR.OW;
        }

        if (candidates.Contains(DicomVR.SS))
        {
            return signed ? DicomVR.SS : DicomVR.US;
        }

        // PS3.5 A.1: implicit is always OW for pixels and overlays; A.2: explicit with more than 8 bits allocated is OW.
        var bits = tag.Group == DicomTag.WaveformData.Group ? DicomTag.WaveformBitsAllocated : DicomTag.BitsAllocated;
        return isImplicit || tag.Element == DicomTag.OverlayData.Element && tag.Group >> 8 == 0x60 || dataset.GetSingleValueOrDefault(bits, 16) > 8
            ? DicomVR.OW
            : DicomVR.OB;
    }
}
