namespace HipAi.Dicom.Imaging.Codecs;

/// <summary>Where the decoder of compressed pixels is, and what one decoding may take. Every limit is enforced by the kernel or by us, none by the
/// decoder's good will.</summary>
public sealed record CodecOptions
{
    /// <summary>GDCM's <c>gdcmconv</c>. <value>A path; empty, the default, looks along PATH.</value></summary>
    public string GdcmconvPath { get; init; } = "";

    /// <summary>Where each decoding makes a folder of its own (mode 0700) and removes it again; made when it is not there.</summary>
    /// <value>Default the system's folder for temporary files.</value>
    public string WorkFolder { get; init; } = Path.GetTempPath();

    /// <summary>Address space of the decoder's process, in bytes.</summary>
    /// <value>Default 1 GiB: a detector of 43 × 43 cm at 0.1 mm takes OpenJPEG about 300 MB.</value>
    public long MaximumMemory { get; init; } = 1024L * 1024 * 1024;

    /// <summary>Processor time of the decoder's process; counted in whole seconds, so at least one.</summary>
    /// <value>Default 30 s: the detector above takes about 3 s in JPEG 2000.</value>
    public TimeSpan MaximumCpuTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time from start to end of the decoder's process, after which it is killed.</summary>
    /// <value>Default 60 s: twice the processor time, for a machine that is busy.</value>
    public TimeSpan MaximumWallTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The largest frame that is decoded, in bytes of its native form.</summary>
    /// <value>Default 256 MiB: seven times the detector above.</value>
    public long MaximumFrameBytes { get; init; } = 256L * 1024 * 1024;
}
