using System.Text;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Collect.Nsx;

/// <summary>The objects that rules name are read, and those that they name: each once, and not without end.</summary>
public sealed class GroupingReadTests
{
    [Fact]
    public async Task Groups_that_contain_one_another_are_read_once_each()
    {
        var site = ExampleSite.Healthy();
        site.EditAfter("nsx/applicationgroup-11.xml", "<member>", "<objectId>application-103</objectId>", "<objectId>applicationgroup-12</objectId>");
        site.EditAfter("nsx/applicationgroup-12.xml", "<member>", "<objectId>application-", "<objectId>applicationgroup-11</objectId><objectId>application-");
        await using var live = await LiveNsx.StartAsync(site);

        await live.ReadAsync();

        Assert.Equal(1, live.Times("/api/2.0/services/applicationgroup/applicationgroup-11"));
        Assert.Equal(1, live.Times("/api/2.0/services/applicationgroup/applicationgroup-12"));
    }

    [Fact]
    public async Task A_security_group_is_read_with_its_addresses()
    {
        var site = ExampleSite.Healthy();
        site.EditAfter("nsx/edge-7.xml", "<firewallRules>", "<groupingObjectId>ipset-11</groupingObjectId>", "<groupingObjectId>ipset-11</groupingObjectId><groupingObjectId>securitygroup-3</groupingObjectId><groupingObjectId>vm-12</groupingObjectId>");
        site.Replace("nsx/securitygroup-3.xml", "<securitygroup><objectId>securitygroup-3</objectId><name>web</name></securitygroup>");
        site.Replace("nsx/securitygroup-3.ipaddresses.xml", "<ipNodes><ipNode><ipAddresses><string>192.168.133.40</string></ipAddresses></ipNode></ipNodes>");
        await using var live = await LiveNsx.StartAsync(site);

        var source = await live.ReadAsync();

        Assert.Empty(source.Problems);
        Assert.Equal(LiveReadTests.NsxPaths(site), source.Documents.Select(d => d.Path).Order(StringComparer.Ordinal));
        Assert.Contains("192.168.133.40", Encoding.UTF8.GetString(source.Documents.Single(d => d.Path == "nsx/securitygroup-3.ipaddresses.xml").Content.Span), StringComparison.Ordinal);
        Assert.DoesNotContain(live.Asked, p => p.Contains("vm-12", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_more_objects_are_asked_for_than_the_settings_allow()
    {
        await using var live = await LiveNsx.StartAsync();

        var source = await live.ReadAsync(live.Settings with { MaxObjects = 4 });

        Assert.Equal(4, live.Asked.Count(p => p.StartsWith("/api/2.0/services/", StringComparison.Ordinal) && !p.EndsWith("/token", StringComparison.Ordinal)));
        Assert.NotEmpty(source.Problems);
        Assert.All(source.Problems, p => Assert.Contains("more than 4 objects", p.What, StringComparison.Ordinal));
        Assert.DoesNotContain(source.Documents, d => source.Problems.Any(p => p.Document == d.Path));
    }
}
