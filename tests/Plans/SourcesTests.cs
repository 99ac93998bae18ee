namespace HybridDrift.Tests.Plans;

public sealed class SourcesTests
{
    private const string NoSecrets = "a plan holds no secrets; name one and keep it in the environment or Key Vault";

    [Fact]
    public void Named_secrets_are_accepted() => PlanSample.Plan(PlanSample.Minimal + """
        sources:
          nsx: {url: "https://nsx.dal10.example", certificate-sha256: "ab", secret: nsx-reader}
          iks: {kubeconfig-secret: iks-reader, strongswan: {namespace: vpn, exec: true}}
          icp: {kubeconfig-secret: icp-reader, token-secret: icp-token, calico: {export: [calico-icp.yaml]}}
        """);

    [Theory]
    [InlineData("vcs: {}", "5:3: unknown key 'vcs'; known: nsx, iks, icp")]
    [InlineData("nsx: https://nsx.dal10.example", "5:8: 'https://nsx.dal10.example' is a single value; write a map of the source's settings")]
    [InlineData("iks: []", "5:8: this is a list; write a map of the source's settings")]
    public void Wrong_source_is_a_problem(string source, string problem) => Assert.Equal(problem, PlanSample.Problem($"{PlanSample.Minimal}sources:\n  {source}\n"));

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
        $"5:16: '{key}' looks like a credential; {NoSecrets}", PlanSample.Problem($"{PlanSample.Minimal}sources:\n  nsx: {{deep: {{{key}: hunter2}}}}\n"));

    [Theory]
    [InlineData("two words")]
    [InlineData("[a]")]
    [InlineData("x2345678901234567890123456789012345678901234567890123456789012345")]
    public void Secret_that_is_no_name_is_a_problem(string secret) => Assert.Equal(
        $"5:9: 'secret' looks like a credential; {NoSecrets}", PlanSample.Problem($"{PlanSample.Minimal}sources:\n  nsx: {{secret: {secret}}}\n"));

    [Fact]
    public void User_and_password_in_a_url_are_a_problem() => Assert.Equal(
        $"5:9: 'url' holds a credential; {NoSecrets}", PlanSample.Problem($"{PlanSample.Minimal}sources:\n  nsx: {{url: 'https://admin:hunter2@nsx.dal10.example'}}\n"));

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
