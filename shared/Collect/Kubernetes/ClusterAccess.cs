using System.Security.Cryptography.X509Certificates;

namespace HybridDrift.Collect.Kubernetes;

/// <summary>Where a cluster's API is and what opens it. Shows nothing of the latter.</summary>
/// <param name="Authorities">Who may vouch for the server; none for those that this machine trusts.</param>
/// <param name="Authorization">The header; null when a client certificate stands in for it.</param>
public sealed record ClusterAccess(Uri Server, X509Certificate2Collection Authorities, string? ServerName, string? Authorization, X509Certificate2? ClientCertificate)
{
    public override string ToString() => Server.ToString();
}
