using HipAi.Scp.Configuration;
using HipAi.Scp.Receiving;
using Microsoft.AspNetCore.HttpOverrides;

namespace HipAi.Scp.Security.Limits;

/// <summary>Behind a proxy every request comes from its address, over http: what it says of the caller is believed, and of nobody else's.</summary>
internal static class KnownProxies
{
    /// <summary>Believes the proxies of the settings. Before everything that asks for an address or for https.</summary>
    internal static void UseKnownProxies(this WebApplication app)
    {
        var networks = SourceNetworks.Parse(app.Services.GetRequiredService<WebOptions>().Proxies);
        if (networks.Count == 0) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks) options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }
}
