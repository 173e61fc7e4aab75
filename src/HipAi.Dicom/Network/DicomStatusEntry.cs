namespace HipAi.Dicom.Network;

/// <summary>One row of the standard's tables of DIMSE statuses.</summary>
/// <param name="First">First code of its range.</param>
/// <param name="Last">Last code of its range; <paramref name="First"/> where there is only one.</param>
/// <param name="Category">What it means for the operation.</param>
/// <param name="Meaning">The standard's words.</param>
/// <param name="Clause">Where the standard says so.</param>
public sealed record DicomStatusEntry(ushort First, ushort Last, DicomStatusCategory Category, string Meaning, string Clause)
{
    /// <summary>Whether a code is in the range.</summary>
    public bool Covers(ushort code) => code >= First && code <= Last;

    /// <summary><c>0110</c>, or <c>A700-A7FF</c>.</summary>
    public override string ToString() => First == Last ? $"{First:X4}" : $"{First:X4}-{Last:X4}";
}
