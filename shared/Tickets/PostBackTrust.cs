using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HybridDrift.Tickets;

/// <summary>Which certificates of a ticket system are trusted: those of the system's authorities, or of those in a file and no others.</summary>
internal static class PostBackTrust
{
    /// <exception cref="IOException">The file cannot be read, or holds no certificate.</exception>
    public static SslClientAuthenticationOptions Of(PostBackSettings settings)
    {
        if (settings.CaFile is null) return new();
        try
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
            policy.CustomTrustStore.ImportFromPemFile(settings.CaFile);
            return policy.CustomTrustStore.Count > 0 ? new() { CertificateChainPolicy = policy } : throw new IOException("The CA file for posting back holds no certificate: it must be PEM.");
        }
        catch (Exception e) when (e is CryptographicException or UnauthorizedAccessException or ArgumentException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IOException("The CA file for posting back cannot be read: check its path, its permissions, and that it is PEM.");
        }
    }
}
