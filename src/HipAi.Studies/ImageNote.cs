namespace HipAi.Studies;

/// <summary>Something the radiologist must know of one image: why it was not judged, or what was doubtful about it.</summary>
/// <param name="SopInstanceUid">The image.</param>
/// <param name="Text">What and why.</param>
public sealed record ImageNote(string SopInstanceUid, string Text);
