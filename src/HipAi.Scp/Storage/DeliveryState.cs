namespace HipAi.Scp.Storage;

/// <summary>Where one report version stands at one destination.</summary>
public enum DeliveryState
{
    /// <summary>It is to be sent, for the first time or again.</summary>
    Waiting,

    /// <summary>The destination has it: every object was answered with a status that says so (requirement D7).</summary>
    Delivered,

    /// <summary>It is not sent any more until a person says so; the reason is kept.</summary>
    Dead,

    /// <summary>It was not sent and never will be, since a later version of the study takes its place there.</summary>
    Superseded,
}
