using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HybridDrift.Emulators;

/// <summary>A certificate for this machine, signed by an authority that is made with it.</summary>
public sealed class EmulatorCertificate
{
    private EmulatorCertificate(X509Certificate2 server, X509Certificate2 authority)
    {
        Server = server;
        AuthorityPem = authority.ExportCertificatePem();
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(server.RawData));
    }

    /// <summary>With its private key.</summary>
    public X509Certificate2 Server { get; }

    public string AuthorityPem { get; }

    /// <summary>Of the server's certificate, lower-case hex.</summary>
    public string Sha256 { get; }

    /// <param name="name">Another name than this machine's, to go wrong.</param>
    /// <param name="expired">Yesterday, to go wrong.</param>
    public static EmulatorCertificate Create(TimeProvider clock, string? name = null, bool expired = false)
    {
        var now = clock.GetUtcNow();
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest("CN=Emulated authority", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = authorityRequest.CreateSelfSigned(now.AddDays(-30), now.AddDays(365));

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name ?? "localhost"}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name ?? "localhost");
        if (name is null) names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using var signed = request.Create(authority, now.AddDays(-20), expired ? now.AddDays(-1) : now.AddDays(30), RandomNumberGenerator.GetBytes(8));
        using var whole = signed.CopyWithPrivateKey(key);
        return new(X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), null), authority);
    }
}
