namespace HipAi.Dicom.Network.Pdus;

/// <summary>A fragment of a message (PS3.8 9.3.5.1 and E.2).</summary>
/// <param name="ContextId">Presentation context, odd.</param>
/// <param name="IsCommand">Bit 0 of the message control header: command (true) or data set (false).</param>
/// <param name="IsLast">Bit 1: the last fragment of its command or data set.</param>
/// <param name="Data">The fragment itself.</param>
internal readonly record struct PresentationDataValue(byte ContextId, bool IsCommand, bool IsLast, ReadOnlyMemory<byte> Data);
