using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HipAi.Dicom.Network.Tls;

/// <summary>What is wrong with the certificate of a peer, in words. Pure.</summary>
internal static class PeerCertificate
{
    /// <summary>The objection; null for none.</summary>
    /// <param name="certificate">What the peer showed; null for nothing.</param>
    /// <param name="chain">How it was judged.</param>
    /// <param name="errors">What the platform objects to.</param>
    /// <param name="now">The time of the judgement.</param>
    public static string? Objection(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors, DateTimeOffset now)
    {
        if (certificate is null) return "the peer showed no certificate";
        if (errors == SslPolicyErrors.None) return null;
        if (now < certificate.NotBefore) return $"the certificate of {certificate.Subject} is not valid before {Day(certificate.NotBefore)}";
        if (now > certificate.NotAfter) return $"the certificate of {certificate.Subject} expired on {Day(certificate.NotAfter)}";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) && !errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
            return $"the certificate of {certificate.Subject} does not carry the name that was expected";
        var status = chain?.ChainStatus.Select(s => s.Status).Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one) ?? default;
        return $"the certificate of {certificate.Subject} is {Why(status)}";
    }

    /// <summary>SHA-256 of a certificate in upper-case hexadecimal.</summary>
    public static string Thumbprint(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);

    private static string Why(X509ChainStatusFlags status) =>
        status.HasFlag(X509ChainStatusFlags.Revoked) ? "revoked"
        : (status & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0 ? "issued by nobody who is trusted here"
        : status.HasFlag(X509ChainStatusFlags.NotValidForUsage) ? "not meant for this use (its extended key usage)"
        : (status & (X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation)) != 0
            ? "not taken: whether it is revoked cannot be found out"
        : $"not acceptable ({status})";

    private static string Day(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
