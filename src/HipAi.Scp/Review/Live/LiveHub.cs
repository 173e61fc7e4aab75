using Microsoft.AspNetCore.SignalR;

namespace HipAi.Scp.Review.Live;

/// <summary>
/// Where open pages listen, at <c>/live</c>. It says <c>ready</c> once, from which on nothing is missed, and then <c>changed</c> with the UIDs of
/// the studies that changed; never more of them. Pages say nothing to it.
/// </summary>
internal sealed class LiveHub(LiveService live) : Hub
{
    /// <summary>The address.</summary>
    internal const string Path = "/live";

    /// <summary>What pages are told.</summary>
    internal const string Ready = "ready", Changed = "changed";

    public override async Task OnConnectedAsync()
    {
        await live.JoinAsync(Context.ConnectionAborted);
        // Not given up half-way: who has joined is counted until they leave.
        await Clients.Caller.SendAsync(Ready, CancellationToken.None);
        await base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        live.Leave();
        return base.OnDisconnectedAsync(exception);
    }
}
