using System.Globalization;
using HipAi.Dicom.Data;
using HipAi.Dicom.Network;

namespace HipAi.Bench;

/// <summary>Watches a service from outside: what the system says of its process, what it says of itself, and how soon it answers C-ECHO.</summary>
internal static class Watch
{
    private static readonly TimeSpan BetweenEchoes = TimeSpan.FromSeconds(2);

    /// <summary>Writes a line for each look to the file, and one for each C-ECHO to FILE.echo, until this process is ended.</summary>
    public static async Task RunAsync(int process, Uri web, int port, int seconds, string file)
    {
        if (port != 0) await EchoAsync(port); // the first one is this program's own start
        var began = TimeProvider.System.GetTimestamp();
        await using var looks = new StreamWriter(file) { AutoFlush = true };
        await using var echoes = new StreamWriter(file + ".echo") { AutoFlush = true };
        await Task.WhenAll(
            EveryAsync(TimeSpan.FromSeconds(seconds), async () => await looks.WriteLineAsync($"{Seconds(began)},{await LookAsync(process, web)}")),
            port == 0 ? Task.CompletedTask : EveryAsync(BetweenEchoes, async () => await echoes.WriteLineAsync($"{Seconds(began)},{await EchoAsync(port)}")));
    }

    private static async Task EveryAsync(TimeSpan period, Func<Task> look)
    {
        using var beat = new PeriodicTimer(period, TimeProvider.System);
        do await look();
        while (await beat.WaitForNextTickAsync());
    }

    /// <summary>Resident memory in kB, descriptors, threads, managed heap in bytes, studies that wait.</summary>
    private static async Task<string> LookAsync(int process, Uri web)
    {
        using var http = new HttpClient();
        var metrics = (await http.GetStringAsync(new Uri(web, "metrics"))).Split('\n');
        var status = await File.ReadAllLinesAsync($"/proc/{process}/status");
        return string.Join(',', Of(status, "VmRSS:"), Directory.GetFiles($"/proc/{process}/fd").Length, Of(status, "Threads:"), Of(metrics, "hipai_memory_heap_bytes"), Of(metrics, "hipai_queue_depth"));
    }

    private static string Of(string[] lines, string name) =>
        lines.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[0] ?? "0";

    /// <summary>Milliseconds of association, C-ECHO and release; what stood in the way counts as a minute.</summary>
    private static async Task<string> EchoAsync(int port)
    {
        var began = TimeProvider.System.GetTimestamp();
        try
        {
            await using var client = await DicomClient.ConnectAsync(
                new DicomClientOptions
                {
                    Host = "127.0.0.1", Port = port, CallingAeTitle = "WATCH", CalledAeTitle = "HIPAI",
                    Proposals = [new DicomProposal(DicomUID.Verification.UID, DicomUID.ImplicitVRLittleEndian.UID)],
                },
                TimeProvider.System,
                CancellationToken.None);
            await client.CEchoAsync(CancellationToken.None);
            await client.ReleaseAsync(CancellationToken.None);
            return TimeProvider.System.GetElapsedTime(began).TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture);
        }
        catch (DicomNetworkException)
        {
            // No answer at all is worse than any answer, and must be seen as such.
            return "60000";
        }
    }

    private static string Seconds(long began) => TimeProvider.System.GetElapsedTime(began).TotalSeconds.ToString("F0", CultureInfo.InvariantCulture);
}
