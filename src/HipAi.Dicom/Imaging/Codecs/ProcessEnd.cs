namespace HipAi.Dicom.Imaging.Codecs;

/// <summary>How a limited process ended.</summary>
/// <param name="ExitCode">What it returned; 128 plus the number of the signal that ended it.</param>
/// <param name="WallTimeIsUp">Whether it was killed because its time from start to end was up.</param>
/// <param name="Said">The beginning of what it wrote to standard error and output, printable ASCII only.</param>
internal readonly record struct ProcessEnd(int ExitCode, bool WallTimeIsUp, string Said);
