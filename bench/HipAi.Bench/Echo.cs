using System.Globalization;
using HipAi.Dicom.Data;
using HipAi.Dicom.Network;

namespace HipAi.Bench;

/// <summary>How long C-ECHO takes, whoever else is being served: as a modality does it (connect, associate, echo, release), and within an association.</summary>
internal static class Echo
{
    public static async Task RunAsync(string host, int port, int seconds)
    {
        var (whole, within) = (new List<double>(), new List<double>());
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began).TotalSeconds < seconds)
        {
            var start = TimeProvider.System.GetTimestamp();
            await using var client = await DicomClient.ConnectAsync(
                new DicomClientOptions
                {
                    Host = host,
                    Port = port,
                    CallingAeTitle = "BENCH",
                    CalledAeTitle = "HIPAI",
                    Proposals = [new DicomProposal(DicomUID.Verification.UID, DicomUID.ImplicitVRLittleEndian.UID)],
                },
                TimeProvider.System,
                CancellationToken.None);
            within.Add(await OnceAsync(client));
            await client.ReleaseAsync(CancellationToken.None);
            whole.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
        }

        Print("association, C-ECHO and release", whole);
        Print("C-ECHO alone", within);
    }

    private static async Task<double> OnceAsync(DicomClient client)
    {
        var start = TimeProvider.System.GetTimestamp();
        var status = await client.CEchoAsync(CancellationToken.None);
        return status == DicomStatus.Success
            ? TimeProvider.System.GetElapsedTime(start).TotalMilliseconds
            : throw new InvalidOperationException($"answered {status}");
    }

    private static void Print(string what, List<double> milliseconds)
    {
        milliseconds.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: n {milliseconds.Count}, median {At(milliseconds, 0.5):F2} ms, 95 % {At(milliseconds, 0.95):F2} ms, longest {milliseconds[^1]:F2} ms"));
    }

    private static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];
}
