using HybridDrift.Changes;
using HybridDrift.Collect;

namespace HybridDrift.Tests.Tickets;

public sealed class TicketSettingsTests
{
    [Fact]
    public void Nothing_set_is_nothing_open()
    {
        var reading = TicketSite.Settings([]);

        Assert.Equal(Completeness.Complete, reading.Completeness);
        Assert.All(reading.Value.Routes.Values, r => Assert.False(r.IsOpen));
        Assert.Null(reading.Value.Open("servicenow"));
        Assert.Null(reading.Value.Open("nobody"));
    }

    [Theory]
    [InlineData("ServiceNow:Keys:0", "whsec_short")]
    [InlineData("ServiceNow:Keys:0", "not base64 at all !!!!!!!!!!!!!!!!!!!!!!")]
    [InlineData("ServiceNow:Keys", "whsec_AAAA")]
    [InlineData("Standard:Keys:1", "   ")]
    [InlineData("Standard:Keys:1", "@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/webhook-key-of-tickets)")]
    [InlineData("GitHub:Keys:0", "@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/webhook-key-of-tickets)")]
    [InlineData("GitHub:Keys:0", "too short a key")]
    [InlineData("ServiceNow:SharedSecrets:0", "word")]
    [InlineData("GitHub:Keys:0:Value", "a key that two know")]
    [InlineData("GitHub:Key", "a key that two know")]
    [InlineData("GitHub:SharedSecrets:0", "a key that two know")]
    [InlineData("Gitlab:Keys:0", "a key that two know")]
    [InlineData("Jira", "a key that two know")]
    [InlineData("Site", "../x!")]
    [InlineData("Jira:Site", "Dal 10!")]
    [InlineData("ServiceNow:States:Started:0", "value-1")]
    [InlineData("Standard:BinaryCloudEvents", "perhaps")]
    [InlineData("Jira:PostBack:BaseAddress", "http://example.atlassian.net")]
    [InlineData("Jira:PostBack:BaseAddress", "https://user:word@example.atlassian.net")]
    [InlineData("Jira:PostBack:BaseAddress", "https://example.atlassian.net/rest")]
    [InlineData("Jira:PostBack:Token", "@Microsoft.KeyVault(x)")]
    [InlineData("Jira:PostBack:User", "a:b")]
    [InlineData("GitHub:PostBack:Token", "ghp-value")]
    public void A_wrong_setting_is_told_by_its_name_and_never_by_its_value(string name, string value)
    {
        var reading = TicketSite.Settings(new() { [name] = value });

        Assert.Equal(Completeness.Failed, reading.Completeness);
        Assert.Contains(reading.Problems, p => $"HybridDrift:Tickets:{name}".StartsWith(p.Document, StringComparison.Ordinal));
        Assert.All(reading.Problems, p => Assert.True(value.Trim().Length == 0 || !p.ToString().Contains(value, StringComparison.Ordinal), p.ToString()));
    }

    [Fact]
    public void Jira_is_not_opened_without_a_status_that_means_something()
    {
        var problem = Assert.Single(TicketSite.Settings(new() { ["Jira:Keys:0"] = Sender.TextKey }).Problems);

        Assert.Equal("HybridDrift:Tickets:Jira:States", problem.Document);
    }

    [Fact]
    public void A_state_means_one_phase()
    {
        var problem = Assert.Single(TicketSite.Settings(new() { ["ServiceNow:States:Review:0"] = "0", ["ServiceNow:States:Closed:0"] = "0" }).Problems);

        Assert.Contains("twice", problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void States_that_are_set_are_all_there_are()
    {
        var states = TicketSite.Settings(new() { ["GitHub:States:Implement:0"] = "change:doing", ["GitHub:States:Implement:1"] = "doing", ["GitHub:States:Closed"] = "done" }).Value.Routes["github"].States;

        Assert.Equal(new Dictionary<string, ChangePhase> { ["change:doing"] = ChangePhase.Implement, ["doing"] = ChangePhase.Implement, ["done"] = ChangePhase.Closed }, states);
    }

    [Fact]
    public void One_key_needs_no_number_and_nothing_shows_a_key()
    {
        var route = TicketSite.Settings(new()
        {
            ["ServiceNow:Keys"] = Sender.Base64Key,
            ["ServiceNow:SharedSecrets"] = Sender.Secret,
            ["ServiceNow:PostBack:BaseAddress"] = "https://example.service-now.com",
            ["ServiceNow:PostBack:Token"] = "a token",
        }).Value.Routes["servicenow"];

        Assert.Single(route.Keys);
        Assert.Single(route.SharedSecrets);
        Assert.DoesNotContain("a token", $"{route} {route.PostBack} {route.Keys[0]}", StringComparison.Ordinal);
    }
}
