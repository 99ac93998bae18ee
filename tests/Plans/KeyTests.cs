namespace HybridDrift.Tests.Plans;

public sealed class KeyTests
{
    [Fact]
    public void Unknown_key_is_reported_with_the_nearest_known() => Assert.Equal(
        "3:1: unknown key 'netwroks'; did you mean 'networks'?",
        PlanSample.Problem(PlanSample.Minimal.Replace("networks", "netwroks", StringComparison.Ordinal)));

    [Fact]
    public void Unknown_key_that_is_like_none_is_reported_with_all_known() =>
        Assert.Equal("4:11: unknown key 'gateway'; known: bcr, fcr", PlanSample.Problem($"{PlanSample.Minimal}routers: {{gateway: 10.0.0.1}}\n"));

    [Theory]
    [InlineData("Edges", "edges")]
    [InlineData("edge", "edges")]
    [InlineData("also_allowed", "also-allowed")]
    [InlineData("flwos", "flows")]
    [InlineData("outbuond", "outbound")]
    [InlineData("vnp", "vpn")]
    public void Slip_of_the_pen_is_recognised(string written, string meant) =>
        Assert.Equal($"4:1: unknown key '{written}'; did you mean '{meant}'?", PlanSample.Problem($"{PlanSample.Minimal}{written}: x\n"));

    [Theory]
    [InlineData("site: dal10", "2:1: key 'site' is missing; add it, such as 'site: dal10'")]
    [InlineData("integration: {}", "1:1: key 'integration' is missing; add it, such as 'integration: {iks-to-vcs: strongswan, icp-to-vcs: routed, internet: snat}'")]
    [InlineData("networks: {vcs-vms: 192.168.140.0/24, icp-workers: 192.168.133.0/24}", "1:1: key 'networks' is missing; add it, such as 'networks: {vcs-vms: 192.168.140.0/24}'")]
    public void Missing_required_key_is_reported_at_its_map(string line, string problem) =>
        Assert.Equal(problem, PlanSample.Problem(PlanSample.Minimal.Replace(line, "", StringComparison.Ordinal)));

    [Fact]
    public void Missing_key_of_a_named_map_is_reported_at_the_name() => Assert.Equal(
        ["5:3: key 'nsx' is missing; add it, such as 'nsx: edge-7'", "5:3: key 'serves' is missing; add it, such as 'serves: [vcs-vms]'"],
        PlanSample.Problems($"{PlanSample.Minimal}edges:\n  first: {{}}\n"));

    [Theory]
    [InlineData("Dal10")]
    [InlineData("-dal")]
    [InlineData("dal-")]
    [InlineData("dal 10")]
    [InlineData("\"dal10\\n\"")]
    [InlineData("abcdefghijabcdefghijabcdefghijabcdefghijk")]
    public void Site_that_cannot_name_a_folder_is_a_problem(string site) =>
        Assert.StartsWith("1:7: '", PlanSample.Problem(PlanSample.Minimal.Replace("dal10", site, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Theory]
    [InlineData("drifted")]
    [InlineData("recorded/2026-10-01.a_b")]
    [InlineData("..a/.b")]
    public void Recording_is_a_relative_folder(string folder) =>
        Assert.Equal(folder, PlanSample.Plan($"{PlanSample.Minimal}recording: {folder}\n").Recording);

    [Theory]
    [InlineData("/etc")]
    [InlineData("../other")]
    [InlineData("a/../../b")]
    [InlineData("a/..")]
    [InlineData(".")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("C:/recorded")]
    [InlineData("'\\\\host\\share'")]
    [InlineData("a\\..\\b")]
    [InlineData("https://host/recorded")]
    [InlineData("~/recorded")]
    public void Recording_elsewhere_is_a_problem(string folder)
    {
        var problem = PlanSample.Problem($"{PlanSample.Minimal}recording: {folder}\n");
        Assert.StartsWith("4:12: '", problem, StringComparison.Ordinal);
        Assert.EndsWith("write a folder relative to the plan file, such as recorded/monday, without '..', drive letter or URL", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_reported_in_order_of_position() => Assert.Equal(
        [
            "1:1: key 'networks' is missing; add it, such as 'networks: {vcs-vms: 192.168.140.0/24}'",
            "1:7: 'DAL' does not fit; write 1 to 40 lower-case letters, digits and hyphens, with no hyphen at either end",
            "2:15: unknown key 'a'; known: iks-to-vcs, iks-to-icp, icp-to-vcs, internet",
            "2:31: 'snta' is not one of snat, proxy, none; did you mean snat?",
            "3:19: '10.0.0.1/8' has host bits; the network is 10.0.0.0/8",
            "3:31: '::1/64' is IPv6, which is not modelled; write an IPv4 prefix",
            "4:1: unknown key 'nver'; did you mean 'never'?",
        ],
        PlanSample.Problems("""
            site: DAL
            integration: {a: b, internet: snta}
            account-subnets: [10.0.0.1/8, '::1/64']
            nver: []
            """));
}
