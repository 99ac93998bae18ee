using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using k8s;
using k8s.Exceptions;
using k8s.KubeConfigModels;
using YamlDotNet.Core;

namespace HybridDrift.Collect.Kubernetes;

/// <summary>Reads a kubeconfig. What would run a program, or trust anyone, is refused; so are other files, which a secret cannot bring along.</summary>
public static class Kubeconfig
{
    private const string NoCredentials = "holds no credentials for its current context: a token, a client certificate or a user name, in the file itself";

    private const string Unreadable = "is not a whole kubeconfig: a context, a certificate or a key in it cannot be understood";

    /// <summary>Null with a problem that quotes nothing of the text.</summary>
    /// <param name="name">What is said to be wrong: the secret or the file.</param>
    public static ClusterAccess? Read(string text, string name, out Problem? problem)
    {
        problem = null;
        try
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
            var file = KubernetesClientConfiguration.LoadKubeConfig(stream);
            if (Refusal(file) is { } refusal) problem = new(name, "", refusal);
            else if (Access(KubernetesClientConfiguration.BuildConfigFromConfigObject(file), name, out problem) is { } access)
            {
                // An authority that cannot be read must not become all those that this machine trusts.
                if (access.Authorities.Count > 0 || !NamesAuthority(file)) return access;
                problem = new(name, "", Unreadable);
            }
        }
        catch (YamlException e)
        {
            problem = new(name, $"line {e.Start.Line}", "is not a kubeconfig: it is not valid YAML, or a value in it is of another type");
        }
        catch (Exception e) when (e is KubeConfigException or FormatException or CryptographicException or ArgumentException or InvalidOperationException or NullReferenceException or IOException)
        {
            problem = new(name, "", Unreadable);
        }
        return null;
    }

    /// <summary>The account of the pod that this runs in; null with a problem outside of a cluster.</summary>
    public static ClusterAccess? InCluster(string name, out Problem? problem)
    {
        problem = null;
        if (KubernetesClientConfiguration.IsInCluster()) return Access(KubernetesClientConfiguration.InClusterConfig(), name, out problem);
        problem = new(name, "", "is to be read from inside the cluster (in-cluster: true), but this does not run in a pod with a service account");
        return null;
    }

    private static bool NamesAuthority(K8SConfiguration file) => file.Clusters.Any(c => !string.IsNullOrEmpty(c.ClusterEndpoint?.CertificateAuthorityData)
        && c.Name == file.Contexts.First(x => x.Name == file.CurrentContext).ContextDetails.Cluster);

    private static ClusterAccess? Access(KubernetesClientConfiguration config, string name, out Problem? problem)
    {
        problem = null;
        if (!Uri.TryCreate(config.Host, UriKind.Absolute, out var server) || server.Scheme != Uri.UriSchemeHttps || server.UserInfo.Length > 0)
        {
            problem = new(name, "", "its server is not an https address");
            return null;
        }
        var token = config.AccessToken ?? (config.TokenProvider is { } provider ? provider.GetAuthenticationHeaderAsync(CancellationToken.None).GetAwaiter().GetResult().Parameter : null);
        var authorization = !string.IsNullOrEmpty(token) ? $"Bearer {token.Trim()}"
            : !string.IsNullOrEmpty(config.Username) ? "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{config.Username}:{config.Password}")) : null;
        var certificate = string.IsNullOrEmpty(config.ClientCertificateData) ? null : Certificate(config.ClientCertificateData, config.ClientCertificateKeyData);
        if (authorization is null && certificate is null)
        {
            problem = new(name, "", NoCredentials);
            return null;
        }
        return new(server, config.SslCaCerts ?? [], string.IsNullOrEmpty(config.TlsServerName) ? null : config.TlsServerName, authorization, certificate);
    }

    /// <summary>By way of PKCS #12: on Windows, TLS takes no key that is in memory only.</summary>
    private static X509Certificate2 Certificate(string certificate, string key)
    {
        using var inMemory = X509Certificate2.CreateFromPem(Pem(certificate), Pem(key));
        return X509CertificateLoader.LoadPkcs12(inMemory.Export(X509ContentType.Pkcs12), null);
    }

    private static string Pem(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

    private static string? Refusal(K8SConfiguration? file)
    {
        if (file?.Contexts?.FirstOrDefault(c => c.Name == file.CurrentContext)?.ContextDetails is not { } context)
            return "has no current-context, or not the context that it names";
        if (file.Clusters?.FirstOrDefault(c => c.Name == context.Cluster)?.ClusterEndpoint is not { } cluster) return "has no cluster for its current context";
        if (file.Users?.FirstOrDefault(u => u.Name == context.User)?.UserCredentials is not { } user) return "has no user for its current context";
        if (cluster.SkipTlsVerify) return "says insecure-skip-tls-verify: anyone could answer in the cluster's place; give certificate-authority-data instead";
        if (user.ExternalExecution is not null) return "gets its credentials from a program (exec), and programs are not run: put a token of a service account in it";
        if (user.AuthProvider is not null) return "gets its credentials by an auth-provider, which is not supported: put a token of a service account in it";
        if (user.Impersonate is { Length: > 0 }) return "impersonates another account (as), which is not supported";
        if (string.IsNullOrEmpty(user.Token) && string.IsNullOrEmpty(user.UserName) && string.IsNullOrEmpty(user.ClientCertificateData) && string.IsNullOrEmpty(user.ClientCertificate) && string.IsNullOrEmpty(user.ClientKey))
            return NoCredentials;
        return new[] { cluster.CertificateAuthority, user.ClientCertificate, user.ClientKey }.Any(f => !string.IsNullOrEmpty(f))
            ? "names other files: put them into it, as certificate-authority-data, client-certificate-data and client-key-data (kubectl config view --flatten)"
            : null;
    }
}
