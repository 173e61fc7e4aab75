using System.Globalization;
using HipAi.Dicom.Data;
using HipAi.Dicom.Files;
using HipAi.Dicom.Network;

namespace HipAi.Bench;

/// <summary>Opens many associations, sends half an object on each, and looks at the receiver's memory before, then, and at its highest.</summary>
internal static class Hold
{
    public static async Task RunAsync(string host, int port, int associations, int megabytes, IReadOnlyList<string> processes)
    {
        var image = Images.Make(megabytes * 1_000_000);
        var pixels = image.GetBytes(DicomTag.PixelData).ToArray();
        await StoreAsync(host, port, image, pixels, new TaskCompletionSource(), Task.CompletedTask);
        foreach (var process in processes) ForgetPeak(process);
        var idle = Resident(processes, "VmRSS");
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var middles = Enumerable.Range(0, associations).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToList();
        var stores = middles.Select(middle => StoreAsync(host, port, image, pixels, middle, goOn.Task)).ToList();
        await Task.WhenAll(middles.Select(m => m.Task));
        var inside = Resident(processes, "VmRSS");
        goOn.SetResult();
        await Task.WhenAll(stores);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{associations} associations, each inside an object of {megabytes} MB: {idle:F0} MB before, {inside - idle:+0;-0} MB while all are inside, {Resident(processes, "VmHWM") - idle:+0;-0} MB at the highest"));
    }

    /// <summary>Each has a UID of its own; the pixels are the same memory.</summary>
    private static async Task StoreAsync(string host, int port, DicomDataset image, byte[] pixels, TaskCompletionSource atMiddle, Task goOn)
    {
        var uid = DicomUID.Generate().UID;
        var header = image.Clone().AddOrUpdate(DicomTag.SOPInstanceUID, uid).AddOrUpdate(DicomTag.StudyInstanceUID, DicomUID.Generate());
        header.Remove(DicomTag.PixelData);
        using var head = new MemoryStream();
        DicomDatasetWriter.Write(head, header, DicomTransferSyntax.ExplicitVRLittleEndian);
        head.Write([0xE0, 0x7F, 0x10, 0x00, (byte)'O', (byte)'W', 0, 0]);
        head.Write(BitConverter.GetBytes(pixels.Length));
        await using var client = await DicomClient.ConnectAsync(
            new DicomClientOptions
            {
                Host = host,
                Port = port,
                CallingAeTitle = "BENCH",
                CalledAeTitle = "HIPAI",
                Proposals = [new DicomProposal(DicomUID.DigitalXRayImageStorageForPresentation.UID, DicomUID.ExplicitVRLittleEndian.UID)],
                ResponseTimeout = TimeSpan.FromMinutes(5),
            },
            TimeProvider.System,
            CancellationToken.None);
        var status = await client.CStoreAsync(
            new HeldStream(head.ToArray(), pixels, atMiddle, goOn), DicomUID.DigitalXRayImageStorageForPresentation.UID, uid, DicomUID.ExplicitVRLittleEndian.UID, CancellationToken.None);
        if (status != DicomStatus.Success) throw new InvalidOperationException($"answered {status}");
        await client.ReleaseAsync(CancellationToken.None);
    }

    /// <summary>The peak that counts is the one from here on (proc(5), clear_refs).</summary>
    private static void ForgetPeak(string process) => File.WriteAllText($"/proc/{process}/clear_refs", "5");

    private static double Resident(IReadOnlyList<string> processes, string field) => processes.Sum(process =>
        double.Parse(
            File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(field, StringComparison.Ordinal)).Split(':')[1].Replace("kB", "", StringComparison.Ordinal).Trim(),
            CultureInfo.InvariantCulture) / 1000);
}
