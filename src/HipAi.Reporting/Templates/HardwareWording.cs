namespace HipAi.Reporting;

/// <summary>How one hardware class is worded in one language. <c>{side}</c> stands for the side's word.</summary>
/// <param name="Name">The class as a noun phrase inside a sentence, for example "total hip arthroplasty".</param>
/// <param name="Finding">The sentence after "Right hip:".</param>
/// <param name="Impression">The sentence of the impression; holds <c>{side}</c>.</param>
/// <param name="Both">The sentence that replaces both impressions when both hips are of this class.</param>
public sealed record HardwareWording(string Name, string Finding, string Impression, string Both);
