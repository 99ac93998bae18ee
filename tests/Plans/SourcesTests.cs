using HybridDrift.Plans;

namespace HybridDrift.Tests.Plans;

public sealed class SourcesTests
{
    private const string NoSecrets = "a plan holds no secrets; name one and keep it in the environment or Key Vault";

    private const string Pin = "00112233445566778899AABBCCDDEEFF00112233445566778899aabbccddeeff";

    [Fact]
    public void Sources_are_read()
    {
        var sources = PlanSample.Plan($$$"""
            {{{PlanSample.Minimal}}}sources:
              nsx: {url: "https://nsx.dal10.example:8443/", secret: nsx-reader, login: jwt, certificate-sha256: "{{{Pin}}}", timeout: 30, deadline: 300}
              iks: {kubeconfig-secret: iks-reader, strongswan: {namespace: vpn, exec: true, selector: release=vpn}, routes: {exec: true, namespace: calico-system, selector: k8s-app=node}}
              icp: {kubeconfig-file: icp/kubeconfig.yaml, strongswan: {namespace: vpn}, routes: {}}
            """).Sources!;

        Assert.Equal(new PlanNsxSource("https://nsx.dal10.example:8443/", "nsx-reader", NsxLogin.Jwt, Pin.ToLowerInvariant(), null, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), 5), sources.Nsx);
        Assert.Equal(new("iks-reader", null, false, new("vpn", true, "release=vpn"), new(true, "calico-system", "k8s-app=node"), 6), sources.Iks);
        Assert.Equal(new(null, "icp/kubeconfig.yaml", false, new("vpn", false, "app=strongswan"), new(false, "kube-system", "k8s-app=calico-node"), 7), sources.Icp);
    }

    [Fact]
    public void Sources_are_read_with_what_holds_when_nothing_is_said()
    {
        var sources = PlanSample.Plan($$$"""
            {{{PlanSample.Minimal}}}sources:
              nsx: {url: "https://10.0.0.5", secret: nsx-reader, ca-file: nsx.pem}
              iks: {in-cluster: true}
            """).Sources!;

        Assert.Equal(new PlanNsxSource("https://10.0.0.5", "nsx-reader", NsxLogin.Basic, null, "nsx.pem", null, null, 5), sources.Nsx);
        Assert.Equal(new(null, null, true, null, null, 6), sources.Iks);
        Assert.Null(sources.Icp);
        Assert.Null(PlanSample.Plan(PlanSample.Minimal).Sources);
    }

    [Fact]
    public void Gateways_beside_a_cluster_are_read()
    {
        var sources = PlanSample.Plan($$$"""
            {{{PlanSample.Minimal}}}sources:
              iks:
                in-cluster: true
                gateways:
                  vpn-1: {vici: unix:///var/run/charon.vici}
                  vpn-2: {vici: "tcp://127.0.0.1:4502"}
                  vpn-3: {vici: "tcp://[::1]:4502"}
            """).Sources!;

        Assert.Equal([new("vpn-1", "unix:///var/run/charon.vici", 8), new("vpn-2", "tcp://127.0.0.1:4502", 9), new PlanGatewaySource("vpn-3", "tcp://[::1]:4502", 10)], sources.Iks!.Gateways);
    }

    [Theory]
    [InlineData("/var/run/charon.vici")]
    [InlineData("unix://charon.vici")]
    [InlineData("unix:///")]
    [InlineData("tcp://10.0.0.5:4502")]
    [InlineData("tcp://vpn.example:4502")]
    [InlineData("tcp://127.0.0.1")]
    [InlineData("tcp://127.0.0.1:0")]
    public void Gateway_that_is_not_on_this_machine_is_a_problem(string vici) => Assert.Equal(
        $"5:48: '{vici}' does not fit; write the socket of strongSwan's VICI on this machine, such as unix:///var/run/charon.vici or tcp://127.0.0.1:4502",
        PlanSample.Problem($"{PlanSample.Minimal}sources:\n  iks: {{in-cluster: true, gateways: {{a: {{vici: '{vici}'}}}}}}\n"));

    [Theory]
    [InlineData("vcs: {}", "5:3: unknown key 'vcs'; known: nsx, iks, icp")]
    [InlineData("nsx: https://nsx.dal10.example", "5:8: 'https://nsx.dal10.example' is a single value; write a map with the keys url, secret, login, certificate-sha256, ca-file, timeout, deadline")]
    [InlineData("iks: []", "5:8: this is a list; write a map with the keys kubeconfig-secret, kubeconfig-file, in-cluster, strongswan, routes, gateways")]
    [InlineData("nsx: {secret: a}", "5:3: key 'url' is missing; add it, such as 'url: https://nsx.dal10.example'")]
    [InlineData("nsx: {url: 'https://nsx.example'}", "5:3: key 'secret' is missing; add it, such as 'secret: nsx-reader'")]
    [InlineData("nsx: {url: 'https://nsx.example', secret: a, insecure: true}", "5:48: unknown key 'insecure'; known: url, secret, login, certificate-sha256, ca-file, timeout, deadline")]
    [InlineData("nsx: {url: 'https://nsx.example', secret: a, login: ntlm}", "5:55: 'ntlm' is not one of basic, jwt; write one of these")]
    [InlineData("nsx: {url: 'https://nsx.example', secret: a, certificate-sha256: ab}", "5:68: 'ab' does not fit; write the SHA-256 of a certificate, 64 hexadecimal digits")]
    [InlineData("nsx: {url: 'https://nsx.example', secret: a, ca-file: ../ca.pem}", "5:57: '../ca.pem' does not fit; write a file relative to the plan file, such as certificates/nsx.pem, without '..', drive letter or URL")]
    [InlineData("nsx: {url: 'https://nsx.example', secret: a, timeout: 0}", "5:57: '0' is not a number of seconds from 1 to 3600; write one number as digits")]
    [InlineData("nsx: {url: 'https://nsx.example', secret: a, deadline: 10m}", "5:58: '10m' is not a number of seconds from 1 to 3600; write one number as digits")]
    [InlineData("nsx: {url: 'https://nsx.example', secret: a, certificate-sha256: '" + Pin + "', ca-file: ca.pem}",
        "5:136: 'ca-file' stands beside 'certificate-sha256'; keep one: either that certificate alone is trusted, or those that these authorities sign")]
    [InlineData("iks: {}", "5:3: nothing says how to open the cluster; add 'kubeconfig-secret: NAME', 'kubeconfig-file: FILE' or 'in-cluster: true'")]
    [InlineData("icp: {in-cluster: false}", "5:21: nothing says how to open the cluster; write true, or add 'kubeconfig-secret: NAME' or 'kubeconfig-file: FILE' instead")]
    [InlineData("iks: {kubeconfig-secret: a, in-cluster: true}", "5:31: 'in-cluster' stands beside 'kubeconfig-secret'; keep one: a cluster is opened in one way")]
    [InlineData("iks: {kubeconfig-secret: A_B}", "5:28: 'A_B' does not fit; write 1 to 63 lower-case letters, digits and hyphens, with no hyphen in front")]
    [InlineData("iks: {kubeconfig-file: /etc/kube}", "5:26: '/etc/kube' does not fit; write a file relative to the plan file, such as certificates/nsx.pem, without '..', drive letter or URL")]
    [InlineData("iks: {in-cluster: yes please}", "5:21: 'yes please' is not a boolean; write true or false, without quotes")]
    [InlineData("iks: {in-cluster: true, strongswan: {}}", "5:27: key 'namespace' is missing; add it, such as 'namespace: vpn'")]
    [InlineData("iks: {in-cluster: true, strongswan: {namespace: vpn, exec: 'yes'}}", "5:62: 'yes' is not a boolean; write true or false, without quotes")]
    [InlineData("iks: {in-cluster: true, strongswan: {namespace: vpn, selector: app}}", "5:66: 'app' does not fit; write one label as key=value, such as app=web")]
    [InlineData("iks: {in-cluster: true, gateways: {a: {}}}", "5:38: key 'vici' is missing; add it, such as 'vici: unix:///var/run/charon.vici'")]
    [InlineData("iks: {in-cluster: true, gateways: {A_b: {vici: unix:///run/charon.vici}}}", "5:38: name 'A_b' does not fit; write 1 to 63 lower-case letters, digits and hyphens, with no hyphen in front")]
    [InlineData("iks: {in-cluster: true, routes: {exce: true}}", "5:36: unknown key 'exce'; did you mean 'exec'?")]
    public void Wrong_source_is_a_problem(string source, string problem) => Assert.Equal(problem, PlanSample.Problem($"{PlanSample.Minimal}sources:\n  {source}\n"));

    [Theory]
    [InlineData("http://nsx.example")]
    [InlineData("https://nsx.example/api")]
    [InlineData("https://nsx.example?x=y")]
    [InlineData("https://nsx.example:0")]
    [InlineData("https://nsx .example")]
    [InlineData("https://")]
    [InlineData("nsx.example")]
    public void Url_that_is_not_the_https_address_of_a_server_is_a_problem(string url) => Assert.Equal(
        $"5:14: '{url}' does not fit; write the https address of a server, such as https://nsx.dal10.example, without user, path or query",
        PlanSample.Problem($"{PlanSample.Minimal}sources:\n  nsx: {{url: '{url}', secret: nsx-reader}}\n"));

    [Theory]
    [InlineData("password")]
    [InlineData("Password")]
    [InlineData("token")]
    [InlineData("bearerToken")]
    [InlineData("psk")]
    [InlineData("private-key")]
    [InlineData("private_key")]
    [InlineData("api-key")]
    public void Key_that_holds_a_credential_is_a_problem(string key) => Assert.Equal(
        $"5:54: '{key}' looks like a credential; {NoSecrets}", PlanSample.Problem($"{PlanSample.Minimal}sources:\n  iks: {{in-cluster: true, strongswan: {{namespace: a, {key}: hunter2}}}}\n"));

    [Theory]
    [InlineData("two words")]
    [InlineData("[a]")]
    [InlineData("x2345678901234567890123456789012345678901234567890123456789012345")]
    public void Secret_that_is_no_name_is_a_problem(string secret) => Assert.Equal(
        $"5:37: 'secret' looks like a credential; {NoSecrets}", PlanSample.Problems($"{PlanSample.Minimal}sources:\n  nsx: {{url: 'https://nsx.example', secret: {secret}}}\n")[^1]);

    [Fact]
    public void User_and_password_in_a_url_are_a_problem() => Assert.Equal(
        $"5:9: 'url' holds a credential; {NoSecrets}", PlanSample.Problems($"{PlanSample.Minimal}sources:\n  nsx: {{url: 'https://admin:hunter2@nsx.dal10.example'}}\n")[^1]);

    [Theory]
    [InlineData("password: hunter2\n")]
    [InlineData("site: {password: hunter2}\n")]
    [InlineData("vpn: {a: {psk: [hunter2, hunter2]}}\n")]
    [InlineData("edges: {token: {nsx: hunter2, serves: hunter2}}\n")]
    [InlineData("flows: [{kind: iks-to-vm, from: {token: hunter2}}]\n")]
    [InlineData("routers: {bcr: {psk: hunter2}}\npsk: hunter2\npsk: hunter2\n")]
    [InlineData("sources: {nsx: {secret: hunter2 hunter2}}\n")]
    [InlineData("sources: {nsx: 'https://admin:hunter2@nsx'}\n")]
    [InlineData("password: 'hunter2\n")]
    [InlineData("password: hunter2: hunter2\n")]
    [InlineData("password: [hunter2\nx: y\n")]
    [InlineData("password: @hunter2\n")]
    [InlineData("password: \"\\hunter2\"\n")]
    [InlineData("password: &hunter2 *hunter2\n")]
    [InlineData("password: !hunter2 x\n")]
    public void Credential_is_never_quoted(string more)
    {
        var problems = PlanSample.Problems(PlanSample.Minimal + more);
        Assert.NotEmpty(problems);
        Assert.DoesNotContain("hunter", string.Join("\n", problems), StringComparison.Ordinal);
    }
}
