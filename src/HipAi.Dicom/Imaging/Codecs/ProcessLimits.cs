namespace HipAi.Dicom.Imaging.Codecs;

/// <summary>What a process may take.</summary>
/// <param name="Memory">Address space in bytes.</param>
/// <param name="CpuTime">Processor time; rounded up to whole seconds.</param>
/// <param name="WallTime">Time from start to end.</param>
/// <param name="FileSize">Length of the longest file that it may write, in bytes.</param>
internal readonly record struct ProcessLimits(long Memory, TimeSpan CpuTime, TimeSpan WallTime, long FileSize);
