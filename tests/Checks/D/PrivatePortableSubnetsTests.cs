using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.D;

public sealed class PrivatePortableSubnetsTests
{
    private const string Subnets = "iks/vlan-ip-config.json";
    private const string Expected = "the cluster has the private portable subnet 10.177.9.64/29";

    private static string Further(string cidr, bool isPublic) =>
        $$"""\"subnets\": [{\"id\": \"1\", \"ips\": [], \"is_public\": {{(isPublic ? "true" : "false")}}, \"cidr\": \"{{cidr}}\"}, """;

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<PrivatePortableSubnets>();

    [Fact]
    public void It_fails_twice_when_the_subnet_was_swapped()
    {
        var results = ExampleSite.Healthy().Edit(Subnets, "10.177.9.64/29", "10.177.9.72/29").Run<PrivatePortableSubnets>();

        Assert.Equal(2, results.Count(r => r.Status == Status.Fail));
        results.Single(r => r.Drift == DriftKind.Missing).ShouldFail(DriftKind.Missing, Expected, "it has 10.177.9.72/29", Subnets, "vlans[0].subnets[0]");
        results.Single(r => r.Drift == DriftKind.Extra).ShouldFail(DriftKind.Extra, "private portable subnets: 10.177.9.64/29", "the cluster also has 10.177.9.72/29", Subnets, "vlans[0].subnets[0]");
    }

    [Fact]
    public void It_fails_when_the_subnet_was_resized() => ExampleSite.Healthy().Edit(Subnets, "10.177.9.64/29", "10.177.9.64/30")
        .OnlyFinding<PrivatePortableSubnets>().ShouldFail(DriftKind.Different, Expected, "it has 10.177.9.64/30", Subnets);

    [Fact]
    public void It_fails_when_a_subnet_was_added() => ExampleSite.Healthy().EditAfter(Subnets, "\\\"2916372\\\"", """\"subnets\": [""", Further("10.177.9.72/29", false))
        .OnlyFinding<PrivatePortableSubnets>().ShouldFail(DriftKind.Extra, "private portable subnets: 10.177.9.64/29", "the cluster also has 10.177.9.72/29", Subnets, "subnets[0]");

    [Fact]
    public void It_fails_when_the_subnet_is_not_IBM_Clouds() => ExampleSite.Healthy().EditAfter(Subnets, "\\\"2210467\\\"", """is_byoip\": false""", """is_byoip\": true""")
        .OnlyFinding<PrivatePortableSubnets>().ShouldFail(DriftKind.Different, "a subnet that IBM Cloud provides", "BYOIP", Subnets);

    [Fact]
    public void It_fails_when_IBM_Cloud_could_not_provide_one()
    {
        var result = ExampleSite.Healthy().Edit(Subnets, """\"vlan_errors\": []""",
            """\"vlan_errors\": [{\"id\": \"2916372\", \"subnets\": [{\"status\": \"failed\", \"error_reason_code\": \"ErrorSubnetLimitReached\"}]}]""")
            .OnlyFinding<PrivatePortableSubnets>();

        result.ShouldFail(DriftKind.Different, "IBM Cloud provides what was asked of it", "IBM Cloud reports VLAN 2916372: failed (ErrorSubnetLimitReached)", Subnets, "vlan_errors");
        Assert.Equal(Severity.Medium, result.Severity);
    }

    [Fact]
    public void It_cannot_tell_without_the_subnets() => ExampleSite.Healthy().ShouldBeUnknownWithout<PrivatePortableSubnets>(Subnets);

    [Fact]
    public void It_cannot_tell_when_a_subnet_does_not_say_what_it_is() => ExampleSite.Healthy().EditAfter(Subnets, "\\\"2210467\\\"", "\\\"is_public\\\"", "\\\"is_secret\\\"")
        .OnlyFinding<PrivatePortableSubnets>().ShouldBeUnknown(Subnets);

    [Fact]
    public void Subnets_of_the_other_kind_change_nothing() => ExampleSite.Healthy().EditAfter(Subnets, "\\\"2916372\\\"", """\"subnets\": [""", Further("10.177.9.72/29", true))
        .ShouldBeAsHealthy<PrivatePortableSubnets>();

    [Fact]
    public void The_addresses_alone_tell_the_subnet() => ExampleSite.Healthy().Edit(Subnets, ",\\n          \\\"cidr\\\": \\\"10.177.9.64/29\\\"", "").ShouldBeAsHealthy<PrivatePortableSubnets>();

    [Fact]
    public void It_does_not_apply_without_the_network() =>
        Assert.NotNull(new PrivatePortableSubnets().NotApplicable(ExampleSite.Healthy().Plan.Plan with { Networks = [] }));
}
