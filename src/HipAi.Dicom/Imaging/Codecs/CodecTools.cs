using HipAi.Dicom.Data;

namespace HipAi.Dicom.Imaging.Codecs;

/// <summary>The programs that decoding needs.</summary>
/// <param name="Gdcmconv">Path of GDCM's converter.</param>
/// <param name="Prlimit">Path of util-linux' prlimit.</param>
internal readonly record struct CodecTools(string Gdcmconv, string Prlimit)
{
    /// <summary>Finds them.</summary>
    /// <exception cref="DicomImagingException">One is missing, or this is not Linux, whose limits the decoder is run under.</exception>
    internal static CodecTools Find(CodecOptions options)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw Missing("compressed pixels are decoded on Linux only, where the decoder can be limited");
        }

        var gdcmconv = options.GdcmconvPath.Length == 0
            ? OnPath("gdcmconv") ?? throw Missing("gdcmconv is not on the PATH (Debian package libgdcm-tools)")
            : File.Exists(options.GdcmconvPath) ? Path.GetFullPath(options.GdcmconvPath) : throw Missing($"'{options.GdcmconvPath}' is not there");
        return new CodecTools(gdcmconv, OnPath("prlimit") ?? throw Missing("prlimit is not on the PATH (Debian package util-linux)"));
    }

    private static string? OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.GetFullPath(Path.Combine(folder, program)))
        .FirstOrDefault(File.Exists);

    private static DicomImagingException Missing(string cause) => DicomImagingException.About(DicomTag.PixelData, $"needs a decoder: {cause}");
}
