using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HybridDrift.Collect.Nsx;

/// <summary>
/// Whether the certificate of NSX Manager is the right one: the one that is pinned, or one of the authorities in a file,
/// or one that the system trusts. A pin says which certificate it is, so its dates and its name add nothing.
/// </summary>
internal sealed class ServerTrust
{
    private readonly string? pinned;
    private readonly bool hasFile;
    private volatile string? refused;

    private ServerTrust(string? pinned, X509Certificate2Collection? authorities)
    {
        (this.pinned, hasFile) = (pinned, authorities is not null);
        Options = new() { RemoteCertificateValidationCallback = (_, certificate, chain, errors) => Accept(certificate, chain, errors) };
        if (authorities is null && pinned is null) return;
        // Nobody else is asked about a certificate.
        Options.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        Options.CertificateChainPolicy.CustomTrustStore.AddRange(authorities ?? []);
    }

    public SslClientAuthenticationOptions Options { get; }

    /// <summary>Why the last certificate was refused, and which one it was; null when none was.</summary>
    public string? Refused => refused;

    /// <summary>Null with a reason when the file of authorities cannot be read.</summary>
    public static ServerTrust? TryCreate(NsxSettings settings, out string? problem)
    {
        problem = null;
        if (settings.CaFile is null) return new(settings.PinnedSha256, null);
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(settings.CaFile);
            if (authorities.Count > 0) return new(settings.PinnedSha256, authorities);
            problem = "the CA file holds no certificate: it must be PEM";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            problem = e is CryptographicException ? "the CA file holds a certificate that cannot be understood: it must be PEM" : "the CA file cannot be read: check its path and its permissions";
        }
        return null;
    }

    private bool Accept(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            refused = "NSX Manager presented no certificate";
            return false;
        }
        var presented = Convert.ToHexStringLower(SHA256.HashData(certificate.GetRawCertData()));
        if (pinned is null ? errors == SslPolicyErrors.None : presented == pinned) return true;
        refused = $"{Reason(chain, errors)}; presented was the certificate with SHA-256 {presented}: if you know it to be the right one, pin it, or name the file of the authority that signed it";
        return false;
    }

    private string Reason(X509Chain? chain, SslPolicyErrors errors)
    {
        if (pinned is not null) return $"the certificate of NSX Manager is not the pinned one ({pinned})";
        var reasons = new List<string>();
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) reasons.Add("is for another name");
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
        {
            var status = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
            if (status.HasFlag(X509ChainStatusFlags.NotTimeValid)) reasons.Add("has expired, or is not valid yet");
            if ((status & ~X509ChainStatusFlags.NotTimeValid) != 0 || reasons.Count == 0)
                reasons.Add(hasFile ? "is not signed by an authority in the CA file" : "is not signed by an authority that this system trusts");
        }
        return "the certificate of NSX Manager " + string.Join(" and ", reasons);
    }
}
