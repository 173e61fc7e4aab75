using HipAi.Dicom.Network;

namespace HipAi.Scp.Receiving.PerformedSteps;

/// <summary>Memory that does not grow beyond a limit, whatever is written.</summary>
internal sealed class LimitedBuffer(int most) : MemoryStream
{
    /// <inheritdoc/>
    /// <exception cref="DicomStatusException">It would be longer than it may be.</exception>
    public override void Write(byte[] buffer, int offset, int count)
    {
        Require(count);
        base.Write(buffer, offset, count);
    }

    /// <inheritdoc/>
    public override void WriteByte(byte value)
    {
        Require(1);
        base.WriteByte(value);
    }

    /// <summary>A span comes through here as an array: the base does that for every class but itself.</summary>
    private void Require(int more)
    {
        if (more > most - Length) throw new DicomStatusException(StepAnswers.TooLarge.Status, $"the attributes of a step take more than {most} bytes");
    }
}
