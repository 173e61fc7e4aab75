using System.Net;
using System.Net.Sockets;

namespace HipAi.Scp.Configuration;

/// <summary>Tries what settings promise.</summary>
internal static class SettingTrials
{
    /// <summary>Makes the folder and writes a file in it; why that does not work, or null when it does.</summary>
    public static string? WhyNotWritable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var trial = Path.Combine(folder, $".trial-{Guid.NewGuid():N}");
            File.WriteAllText(trial, "trial");
            File.Delete(trial);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // All that a path can do wrong; the message says which.
            return $"the folder '{folder}' cannot be written: {fault.Message}";
        }
    }

    /// <summary>Binds the port and lets it go; why that does not work, or null when it does.</summary>
    public static string? WhyNotBindable(IPEndPoint endPoint)
    {
        try
        {
            using var listener = new TcpListener(endPoint);
            listener.Start();
            return null;
        }
        catch (SocketException fault)
        {
            // Taken by another program, forbidden, or not an address of this machine.
            return $"{endPoint} cannot be listened on: {fault.Message}";
        }
    }
}
