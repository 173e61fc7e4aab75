using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Delivery;

/// <summary>One storescp on a port of its own.</summary>
internal sealed class Storescp : IAsyncDisposable
{
    private readonly Process _process;

    private Storescp(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public static Storescp Start(IReadOnlyList<string> options, string folder)
    {
        Directory.CreateDirectory(folder);
        int port;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        return new Storescp(Process.Start(new ProcessStartInfo(Tool.Find("storescp"), [.. options, "-od", folder, $"{port}"]))!, port);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
