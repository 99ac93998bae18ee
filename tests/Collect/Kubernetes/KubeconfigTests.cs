using System.Security.Cryptography.X509Certificates;
using HybridDrift.Collect.Kubernetes;
using HybridDrift.Emulators.Kubernetes;

namespace HybridDrift.Tests.Collect.Kubernetes;

public sealed class KubeconfigTests
{
    [Fact]
    public void Server_and_token_of_the_current_context_are_read()
    {
        var access = Kubeconfig.Read(Text("certificate-authority-data: " + Authority(), "token: hunter2"), "iks-reader", out var problem)!;

        Assert.Null(problem);
        Assert.Equal(("https://10.0.0.1:6443/", "Bearer hunter2"), (access.Server.ToString(), access.Authorization));
        Assert.Single(access.Authorities);
        Assert.DoesNotContain("hunter2", $"{access}", StringComparison.Ordinal);
    }

    [Fact]
    public void User_and_password_are_read() => Assert.Equal("Basic cmVhZGVyOmh1bnRlcjI=", Kubeconfig.Read(Text("", "username: reader, password: hunter2"), "x", out _)!.Authorization);

    [Fact]
    public void Client_certificate_is_read_with_its_key()
    {
        using var certificates = EmulatorCertificates.Create();
        var (certificate, key) = (certificates.Server.ExportCertificatePem(), certificates.Server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());

        var access = Kubeconfig.Read(Text("", $"client-certificate-data: {Base64(certificate)}, client-key-data: {Base64(key)}"), "iks-reader", out var problem)!;

        Assert.Null(problem);
        Assert.Null(access.Authorization);
        Assert.True(access.ClientCertificate!.HasPrivateKey);
        Assert.DoesNotContain("PRIVATE", $"{access}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("insecure-skip-tls-verify: true", "token: hunter2", "says insecure-skip-tls-verify: anyone could answer in the cluster's place; give certificate-authority-data instead")]
    [InlineData("", "exec: {command: /bin/steal, apiVersion: client.authentication.k8s.io/v1}", "gets its credentials from a program (exec), and programs are not run: put a token of a service account in it")]
    [InlineData("", "auth-provider: {name: oidc}", "gets its credentials by an auth-provider, which is not supported: put a token of a service account in it")]
    [InlineData("", "token: hunter2, as: admin", "impersonates another account (as), which is not supported")]
    [InlineData("certificate-authority: /etc/ca.pem", "token: hunter2", "names other files: put them into it, as certificate-authority-data, client-certificate-data and client-key-data (kubectl config view --flatten)")]
    [InlineData("", "client-key: /etc/key.pem", "names other files: put them into it, as certificate-authority-data, client-certificate-data and client-key-data (kubectl config view --flatten)")]
    [InlineData("", "", "holds no credentials for its current context: a token, a client certificate or a user name, in the file itself")]
    [InlineData("certificate-authority-data: aHVudGVyMg==", "token: hunter2", "is not a whole kubeconfig: a context, a certificate or a key in it cannot be understood")]
    [InlineData("", "client-certificate-data: aHVudGVyMg==, client-key-data: aHVudGVyMg==", "is not a whole kubeconfig: a context, a certificate or a key in it cannot be understood")]
    public void What_cannot_be_used_or_trusted_is_refused(string cluster, string user, string what)
    {
        Assert.Null(Kubeconfig.Read(Text(cluster, user), "iks-reader", out var problem));

        Assert.Equal(new("iks-reader", "", what), problem);
    }

    [Theory]
    [InlineData("current-context: here", "current-context: there", "has no current-context, or not the context that it names")]
    [InlineData("cluster: c,", "cluster: d,", "has no cluster for its current context")]
    [InlineData("user: u}", "user: v}", "has no user for its current context")]
    [InlineData("https:", "http:", "its server is not an https address")]
    [InlineData("https://", "https://admin:hunter2@", "its server is not an https address")]
    public void What_does_not_fit_together_is_refused(string old, string now, string what)
    {
        Assert.Null(Kubeconfig.Read(Text("", "token: hunter2").Replace(old, now, StringComparison.Ordinal), "iks-reader", out var problem));

        Assert.Equal(new("iks-reader", "", what), problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hunter2")]
    [InlineData("[hunter2]")]
    [InlineData("{hunter2: [")]
    [InlineData("users: hunter2")]
    [InlineData("apiVersion: v1\nkind: Config\nusers:\n- hunter2")]
    public void Text_that_is_no_kubeconfig_is_refused_without_quoting_it(string text)
    {
        Assert.Null(Kubeconfig.Read(text, "iks-reader", out var problem));

        Assert.DoesNotContain("hunter2", $"{problem}", StringComparison.Ordinal);
        Assert.Equal("iks-reader", problem!.Document);
    }

    [Fact]
    public void Account_of_a_pod_is_not_there_outside_of_a_cluster()
    {
        Assert.Null(Kubeconfig.InCluster("iks", out var problem));

        Assert.Equal("is to be read from inside the cluster (in-cluster: true), but this does not run in a pod with a service account", problem!.What);
    }

    private static string Authority()
    {
        using var certificates = EmulatorCertificates.Create();
        return Base64(certificates.Authority.ExportCertificatePem());
    }

    private static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));

    private static string Text(string cluster, string user) => $$"""
        apiVersion: v1
        kind: Config
        current-context: here
        contexts:
        - name: here
          context: {cluster: c, user: u}
        clusters:
        - name: c
          cluster: { server: "https://10.0.0.1:6443", {{cluster}} }
        users:
        - name: u
          user: { {{user}} }

        """;
}
