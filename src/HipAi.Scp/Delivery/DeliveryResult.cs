namespace HipAi.Scp.Delivery;

/// <summary>How an attempt to deliver one report version ended.</summary>
internal enum DeliveryResult
{
    /// <summary>The destination has all of it: every status was looked at.</summary>
    Delivered,

    /// <summary>The destination is not there, or wants to be left alone for a while: no report's fault.</summary>
    Unreachable,

    /// <summary>The destination was there and this report did not get through; the same may get through the next time.</summary>
    Retry,

    /// <summary>The destination has refused this report and will refuse it again.</summary>
    Refused,
}
