namespace HipAi.Studies;

/// <summary>One attribute's word on the projection.</summary>
/// <param name="Word">What it says.</param>
/// <param name="Name">The same in words for a person.</param>
/// <param name="Source">Which attribute, with its value.</param>
internal sealed record ViewEvidence(ViewWord Word, string Name, string Source)
{
    private static readonly Dictionary<ViewWord, ViewWord[]> MayStandBeside = new()
    {
        // The beam of a frog-leg, a Dunn, an inlet or an outlet view is antero-posterior: such a pair is no contradiction.
        [ViewWord.Frontal] = [ViewWord.FrogLeg, ViewWord.Dunn, ViewWord.Special, ViewWord.FrontalPlane],
        [ViewWord.Lateral] = [ViewWord.FrogLeg, ViewWord.CrossTable, ViewWord.Axial, ViewWord.Dunn, ViewWord.Special],
        [ViewWord.Axial] = [ViewWord.Lateral, ViewWord.CrossTable, ViewWord.FrogLeg],
        [ViewWord.FrogLeg] = [ViewWord.Frontal, ViewWord.Lateral, ViewWord.Axial, ViewWord.FrontalPlane],
        [ViewWord.CrossTable] = [ViewWord.Lateral, ViewWord.Axial],
        [ViewWord.Dunn] = [ViewWord.Frontal, ViewWord.Lateral, ViewWord.FrontalPlane],
        [ViewWord.Special] = [ViewWord.Frontal, ViewWord.Lateral, ViewWord.Other, ViewWord.FrontalPlane],
        [ViewWord.Other] = [ViewWord.Special, ViewWord.FrontalPlane],
        [ViewWord.FrontalPlane] = [ViewWord.Frontal, ViewWord.FrogLeg, ViewWord.Dunn, ViewWord.Special, ViewWord.Other],
    };

    /// <summary>Whether both words can be true of one image.</summary>
    public bool Agrees(ViewEvidence other) => Word == other.Word || MayStandBeside[Word].Contains(other.Word);

    /// <summary>Whether this word says more than another one it agrees with.</summary>
    public bool IsMoreSpecificThan(ViewEvidence other) => Rank(Word) > Rank(other.Word);

    private static int Rank(ViewWord word) => word switch
    {
        ViewWord.FrontalPlane => -1,
        ViewWord.Frontal or ViewWord.Lateral or ViewWord.Other => 0,
        ViewWord.Axial => 1,
        _ => 2,
    };
}
