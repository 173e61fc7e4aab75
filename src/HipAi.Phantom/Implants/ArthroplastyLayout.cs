namespace HipAi.Phantom.Implants;

/// <summary>Where the parts of an arthroplasty lie: what its failure starts from.</summary>
/// <param name="Cup">The cup; null in a hemiarthroplasty.</param>
/// <param name="Head">The head that moves in cup or socket.</param>
/// <param name="Stem">The outline of the stem in its canal.</param>
internal sealed record ArthroplastyLayout(CupPlace? Cup, HeadPlace Head, StemProfile Stem);
