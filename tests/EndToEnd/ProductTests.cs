using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HybridDrift.Tests.Storage;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.EndToEnd;

/// <summary>From the schedule and from tickets to reports that are downloaded and answers in the tickets, against Azurite and the emulators.</summary>
[NeedsAzurite]
[Collection(AzuriteServer.Tests)]
public sealed class ProductTests(AzuriteServer azurite)
{
    private const string SysId = "c0ffee00c0ffee00c0ffee00c0ffee07";

    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)(i * 5))];

    [ContractFact]
    public async Task The_schedule_ends_in_reports_of_the_live_site_that_are_downloaded_in_every_format()
    {
        await using var product = await LiveProduct.StartAsync(azurite, "drifted", "*/2 * * * * *");

        await FirstReportAsync(product);

        var listed = (await product.GetAsync("/api/sites/dal10/reports")).GetProperty("reports")[0];
        Assert.Equal("Drift", listed.GetProperty("verdict").GetString());
        foreach (var file in listed.GetProperty("files").EnumerateArray())
        {
            var got = await product.Client.GetByteArrayAsync($"/api/sites/dal10/reports/{listed.GetProperty("run").GetString()}?format={file.GetProperty("name").GetString()!["report.".Length..]}");
            Assert.Equal(file.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(got)));
        }
        using var report = JsonDocument.Parse(await product.Client.GetByteArrayAsync("/api/sites/dal10/reports/latest"));
        Assert.Equal(
            ExampleSite.Drifted().Scan().Results.Select(r => $"{r.Identity} {r.Status}").Order(StringComparer.Ordinal),
            report.RootElement.GetProperty("results").EnumerateArray().Select(r => $"{r.GetProperty("identity").GetString()} {r.GetProperty("status").GetString()}").Order(StringComparer.Ordinal));
    }

    [ContractFact]
    public async Task A_change_that_does_what_its_ticket_says_is_as_planned_and_the_ticket_is_told()
    {
        await using var product = await LiveProduct.StartAsync(azurite, "healthy", settings: ("HybridDrift:Tickets:ServiceNow:Keys:0", "whsec_" + Convert.ToBase64String(Key)));
        product.Site.Nsx.Set("nsx/edge-7.xml", Document("drifted", "nsx/edge-7.xml"));

        Assert.Equal("ignored", await ServiceNowAsync(product, state: "-5", count: 1));
        Assert.Equal("accepted", await ServiceNowAsync(product, state: "-2", count: 2));
        await product.ReportsAsync(1);
        Assert.Equal("accepted", await ServiceNowAsync(product, state: "-1", count: 3));
        await product.ReportsAsync(1);
        product.Site.Nsx.Set("nsx/edge-7.xml", Document("healthy", "nsx/edge-7.xml"));
        Assert.Equal("accepted", await ServiceNowAsync(product, state: "0", count: 4));
        Assert.Equal("duplicate", await ServiceNowAsync(product, state: "0", count: 4));

        var review = await ReviewAsync(product, (await product.ReportsAsync(2))[0]);

        Assert.Equal("AsPlanned", review.GetProperty("verdict").GetString());
        Assert.Equal("CHG0030007", review.GetProperty("number").GetString());
        Assert.Equal(["PATCH", "POST"], product.Tickets.Calls.Select(c => c.Method));
        Assert.StartsWith($"/api/now/table/change_request/{SysId}", product.Tickets.Calls[0].Path);
        Assert.Contains("as planned", Encoding.UTF8.GetString(product.Tickets.Calls[0].Body));
        Assert.Contains("<!DOCTYPE html>", Encoding.UTF8.GetString(product.Tickets.Calls[1].Body));
    }

    [ContractFact]
    public async Task A_change_that_touches_more_than_its_ticket_says_is_collateral_drift()
    {
        await using var product = await LiveProduct.StartAsync(azurite, "healthy", settings:
        [
            ("HybridDrift:Tickets:Jira:Keys:0", "a key that two know"), ("HybridDrift:Tickets:Jira:ScopeField", "customfield_10032"),
            ("HybridDrift:Tickets:Jira:States:Scheduled:0", "10006"), ("HybridDrift:Tickets:Jira:States:Implement:0", "10007"), ("HybridDrift:Tickets:Jira:States:Review:0", "10008"),
        ]);

        await JiraAsync(product, "10006");
        await product.ReportsAsync(1);
        await JiraAsync(product, "10007");
        await product.ReportsAsync(1);
        product.Site.Nsx.Set("nsx/edge-3.xml", Document("drifted", "nsx/edge-3.xml"));
        await JiraAsync(product, "10008");

        var review = await ReviewAsync(product, (await product.ReportsAsync(2))[0]);

        Assert.Equal("CollateralDrift", review.GetProperty("verdict").GetString());
        Assert.Contains(review.GetProperty("outOfScope").EnumerateArray(), c => c.GetProperty("asset").GetString()!.StartsWith("vcs-edge", StringComparison.Ordinal));
        var comment = Assert.Single(product.Tickets.Calls);
        Assert.Equal("/rest/api/3/issue/CHG-139/comment", comment.Path);
        Assert.Contains("collateral drift", Encoding.UTF8.GetString(comment.Body));
    }

    private static async Task FirstReportAsync(LiveProduct product)
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while ((await product.Client.GetAsync("/api/sites/dal10/reports/latest", enough.Token)).StatusCode != HttpStatusCode.OK) await Task.Delay(200, enough.Token);
    }

    private static async Task<JsonElement> ReviewAsync(LiveProduct product, string run) => (await product.GetAsync($"/api/sites/dal10/reports/{run}")).GetProperty("review");

    private static byte[] Document(string recording, string path) => File.ReadAllBytes(Path.Combine(ExampleSite.Folder, recording, path));

    /// <summary>As a business rule sends it: flat, all values texts, signed in the form of Standard Webhooks.</summary>
    private static async Task<string> ServiceNowAsync(LiveProduct product, string state, int count)
    {
        var body = $$"""{"__table_name":"change_request","sys_id":"{{SysId}}","number":"CHG0030007","type":"normal","state":"{{state}}","approval":"approved","start_date":"","end_date":"","u_hybriddrift_scope":"icp-edge","sys_mod_count":"{{count}}"}""";
        var (id, at) = ($"chg_{SysId}_{count}", TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        var mac = HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes($"{id}.{at}.{body}"));
        return await SendAsync(product, "servicenow", body, HttpStatusCode.Accepted, ("webhook-id", id), ("webhook-timestamp", $"{at}"), ("webhook-signature", "v1," + Convert.ToBase64String(mac)));
    }

    private static Task<string> JiraAsync(LiveProduct product, string status)
    {
        var body = $$"""{"timestamp":{{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}},"webhookEvent":"jira:issue_updated","issue":{"id":"12296","key":"CHG-139","fields":{"status":{"id":"{{status}}","name":"变更","statusCategory":{"id":4,"key":"indeterminate"} },"customfield_10032":["icp-edge"]} },"changelog":{"items":[{"field":"status","fieldId":"status","from":"1","to":"{{status}}"}]} }""";
        var mac = Convert.ToHexStringLower(HMACSHA256.HashData("a key that two know"u8, Encoding.UTF8.GetBytes(body)));
        return SendAsync(product, "jira", body, HttpStatusCode.OK, ("x-hub-signature", $"sha256={mac}"), ("x-atlassian-webhook-identifier", $"hook-{status}"));
    }

    private static async Task<string> SendAsync(LiveProduct product, string system, string body, HttpStatusCode expected, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/tickets/{system}") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        var answer = await product.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("status").GetString()!;
    }
}
