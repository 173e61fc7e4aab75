using HipAi.Dicom.Data;

namespace HipAi.Dicom.Tests.Files;

/// <summary>Compares data sets value by value, at any depth without recursion.</summary>
internal static class DatasetComparison
{
    /// <summary>Says where two data sets differ first; null when they do not.</summary>
    internal static string? FirstDifference(DicomDataset expected, DicomDataset actual, bool compareRepresentations = true)
    {
        var open = new Stack<(DicomDataset Expected, DicomDataset Actual)>([(expected, actual)]);
        while (open.TryPop(out var pair))
        {
            var (left, right) = (pair.Expected.ToList(), pair.Actual.ToList());
            if (left.Count != right.Count)
            {
                return $"{left.Count} items against {right.Count}";
            }

            for (var i = 0; i < left.Count; i++)
            {
                var same = left[i].Tag == right[i].Tag
                    && (!compareRepresentations || ReferenceEquals(left[i].ValueRepresentation, right[i].ValueRepresentation))
                    && SameValue(left[i], right[i], pair.Expected, pair.Actual, open);
                if (!same)
                {
                    return $"{left[i]} against {right[i]}";
                }
            }
        }

        return null;
    }

    /// <summary>A copy without what the strict writer leaves out: group lengths at every level and meta information that strayed.</summary>
    internal static DicomDataset AsWrittenStrictly(DicomDataset dataset)
    {
        var copy = dataset.Clone();
        var open = new Stack<DicomDataset>([copy]);
        while (open.TryPop(out var level))
        {
            foreach (var item in level.ToList())
            {
                if (item.Tag.IsGroupLength || item.Tag.Group == 0x0002)
                {
                    level.Remove(item.Tag);
                }
                else if (item is DicomSequence sequence)
                {
                    foreach (var inner in sequence.Items)
                    {
                        open.Push(inner);
                    }
                }
            }
        }

        return copy;
    }

    private static bool SameValue(
        DicomItem left, DicomItem right, DicomDataset inLeft, DicomDataset inRight, Stack<(DicomDataset, DicomDataset)> open)
    {
        switch (left, right)
        {
            case (DicomSequence a, DicomSequence b):
                for (var i = 0; i < Math.Min(a.Items.Count, b.Items.Count); i++)
                {
                    open.Push((a.Items[i], b.Items[i]));
                }

                return a.Items.Count == b.Items.Count;
            case (DicomFragmentSequence a, DicomFragmentSequence b):
                return Padded(a.OffsetTable).SequenceEqual(Padded(b.OffsetTable))
                    && a.Fragments.Count == b.Fragments.Count
                    && a.Fragments.Zip(b.Fragments).All(pair => Padded(pair.First).SequenceEqual(Padded(pair.Second)));
            case (DicomElement a, DicomElement b) when a.ValueRepresentation.IsString:
                return inLeft.GetString(a.Tag) == inRight.GetString(b.Tag);
            case (DicomElement a, DicomElement b):
                return Padded(inLeft.GetBytes(a.Tag)).SequenceEqual(Padded(inRight.GetBytes(b.Tag)));
            default:
                return false;
        }
    }

    private static byte[] Padded(ReadOnlyMemory<byte> bytes) => bytes.Length % 2 == 0 ? bytes.ToArray() : [.. bytes.Span, 0];
}
