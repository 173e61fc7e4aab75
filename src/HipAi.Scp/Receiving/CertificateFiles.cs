using HipAi.Dicom.Network;
using HipAi.Scp.Configuration;

namespace HipAi.Scp.Receiving;

/// <summary>
/// The certificate files of the TLS port. They are looked at for each connection and read again when one has changed; what
/// cannot be read is told, and the last good certificate stays in use.
/// </summary>
internal sealed class CertificateFiles
{
    private readonly TlsPaths _paths;
    private readonly Action<string> _onTrouble;
    private readonly Lock _gate = new();
    private DicomTlsCredentials _current;
    private string _stamp;

    /// <summary>Reads the files.</summary>
    /// <exception cref="DicomNetworkException">One cannot be used.</exception>
    public CertificateFiles(TlsPaths paths, Action<string> onTrouble)
    {
        (_paths, _onTrouble) = (paths, onTrouble);
        _stamp = Stamp(paths);
        _current = Load(paths);
    }

    /// <summary>The certificate of the files as they are now.</summary>
    public DicomTlsCredentials Current()
    {
        lock (_gate)
        {
            var stamp = Stamp(_paths);
            if (stamp == _stamp) return _current;
            _stamp = stamp;
            try
            {
                _current = Load(_paths);
            }
            catch (DicomNetworkException fault)
            {
                // Half a renewal, certificate without key for example: told once, and looked at again at the next change.
                _onTrouble(fault.Message);
            }

            return _current;
        }
    }

    /// <summary>The first line of the password file; null where none is named.</summary>
    /// <exception cref="DicomNetworkException">It cannot be read.</exception>
    public static string? ReadPassword(TlsPaths paths)
    {
        if (paths.PasswordFile is not { } file) return null;
        try
        {
            return File.ReadLines(file).FirstOrDefault() ?? "";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DicomNetworkException($"'{file}' cannot be read: {fault.Message}", fault);
        }
    }

    private static DicomTlsCredentials Load(TlsPaths paths)
    {
        var (certificate, intermediates) = DicomTlsFiles.LoadCertificate(paths.CertificateFile ?? "", paths.KeyFile, ReadPassword(paths));
        return new DicomTlsCredentials(
            certificate, intermediates, paths.TrustedAuthoritiesFile is { } file ? DicomTlsFiles.LoadAuthorities(file) : []);
    }

    /// <summary>A missing file has a time of its own, so nothing here fails.</summary>
    private static string Stamp(TlsPaths paths) => string.Join(
        ' ',
        new[] { paths.CertificateFile, paths.KeyFile, paths.PasswordFile, paths.TrustedAuthoritiesFile }
            .Select(file => file is null ? 0 : File.GetLastWriteTimeUtc(file).Ticks));
}
