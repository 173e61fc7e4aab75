namespace HipAi.Scp.Configuration;

/// <summary>The files of a TLS port as absolute paths; null for one that is not named.</summary>
/// <param name="CertificateFile">Our certificate.</param>
/// <param name="KeyFile">Its key, where that is in a file of its own.</param>
/// <param name="PasswordFile">The password of the key.</param>
/// <param name="TrustedAuthoritiesFile">Who vouches for senders.</param>
internal sealed record TlsPaths(string? CertificateFile, string? KeyFile, string? PasswordFile, string? TrustedAuthoritiesFile)
{
    public static TlsPaths From(ReceivingTlsOptions options, string contentRoot)
    {
        string? Full(string file) => file.Length == 0 ? null : Path.GetFullPath(file, contentRoot);
        return new TlsPaths(Full(options.CertificateFile), Full(options.KeyFile), Full(options.PasswordFile), Full(options.TrustedAuthoritiesFile));
    }
}
