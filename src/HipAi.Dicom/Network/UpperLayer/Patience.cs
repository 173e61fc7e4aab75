using HipAi.Dicom.Network.Pdus;

namespace HipAi.Dicom.Network.UpperLayer;

/// <summary>
/// How long the peer has been waited for without progress. A PDU alone is none: whoever sends a byte now and then would hold an
/// association for ever. Progress is <see cref="PduLimits.LeastProgress"/> bytes of data, the end of a command or data set, or
/// that we had something to send.
/// </summary>
internal sealed class Patience(TimeProvider time)
{
    private long _startedAt;
    private TimeSpan _spent;
    private long _received;

    /// <summary>Whether nothing was waited for since the last progress.</summary>
    public bool IsFresh => _spent == TimeSpan.Zero;

    /// <summary>Begins to wait; says how long at most.</summary>
    public TimeSpan Left(TimeSpan wait)
    {
        _startedAt = time.GetTimestamp();
        return wait > _spent ? wait - _spent : TimeSpan.Zero;
    }

    /// <summary>The waiting is over, because something came.</summary>
    /// <param name="pdu">What came.</param>
    /// <param name="counts">False where ARTIM ran, which is the limit by itself.</param>
    public void Spend(Pdu pdu, bool counts)
    {
        if (pdu is DataTransferPdu { Values: var values })
            for (var i = 0; i < values.Count; i++) _received += values[i].IsLast ? PduLimits.LeastProgress : values[i].Data.Length;
        if (!counts || _received >= PduLimits.LeastProgress) Renew();
        else _spent += time.GetElapsedTime(_startedAt);
    }

    /// <summary>There was progress.</summary>
    public void Renew() => (_spent, _received) = (TimeSpan.Zero, 0);
}
