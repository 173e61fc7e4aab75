using System.Net.Security;
using System.Runtime.Versioning;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace HipAi.Dicom.Network.Tls;

/// <summary>Policy → what the platform wants to be told.</summary>
internal static class TlsProfile
{
    /// <summary>PS3.15 B.12: authenticated encryption with forward secrecy, and the suites of TLS 1.3.</summary>
    public static IReadOnlyList<TlsCipherSuite> CipherSuites { get; } =
    [
        TlsCipherSuite.TLS_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    ];

    /// <summary>A list is asked for inside the handshake, on a thread: a server of lists that hangs must not hold it for long.</summary>
    private static readonly TimeSpan RevocationTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The versions spoken.</summary>
    public static SslProtocols Versions(DicomTlsPolicy policy) =>
        policy.MinimumVersion == DicomTlsVersion.Tls13 ? SslProtocols.Tls13 : SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <summary>The suites spoken; null on Windows, where the administrator of the machine decides and a program cannot.</summary>
    public static CipherSuitesPolicy? Suites(DicomTlsPolicy policy)
    {
        if (!CanChoose) return null;
        return new CipherSuitesPolicy(
            policy.AllowRsaAes128CbcSha ? CipherSuites.Append(TlsCipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA) : CipherSuites);
    }

    /// <summary>How the certificate of a peer is judged.</summary>
    public static X509ChainPolicy Chain(DicomTlsPolicy policy, DicomTlsCredentials credentials, DateTimeOffset now)
    {
        var chain = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = policy.CheckRevocation ? X509RevocationMode.Online : X509RevocationMode.NoCheck,
            RevocationFlag = X509RevocationFlag.ExcludeRoot,
            UrlRetrievalTimeout = RevocationTimeout,
            DisableCertificateDownloads = true,
            VerificationTime = now.LocalDateTime,
            VerificationTimeIgnored = false,
        };
        chain.CustomTrustStore.AddRange(credentials.TrustedAuthorities.ToArray());
        if (policy.TrustSystemAuthorities) chain.CustomTrustStore.AddRange(SystemAuthorities.Value);
        return chain;
    }

    private static readonly Lazy<X509Certificate2Collection> SystemAuthorities = new(() =>
    {
        using var store = new X509Store(StoreName.Root, StoreLocation.LocalMachine, OpenFlags.ReadOnly);
        return store.Certificates;
    });

    [UnsupportedOSPlatformGuard("windows")]
    [UnsupportedOSPlatformGuard("android")]
    private static bool CanChoose => !OperatingSystem.IsWindows() && !OperatingSystem.IsAndroid();
}
