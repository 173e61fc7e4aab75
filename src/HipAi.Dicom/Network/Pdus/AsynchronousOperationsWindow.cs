namespace HipAi.Dicom.Network.Pdus;

/// <summary>Item 53 (PS3.7 D.3.3.3): how many operations may be outstanding; 0 = any number.</summary>
internal sealed record AsynchronousOperationsWindow(ushort MaximumInvoked, ushort MaximumPerformed)
{
    /// <summary>One at a time: what both sides do when nothing is negotiated.</summary>
    public static AsynchronousOperationsWindow Synchronous { get; } = new(1, 1);
}
