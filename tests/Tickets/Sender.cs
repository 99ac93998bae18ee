using System.Security.Cryptography;
using System.Text;
using HybridDrift.Tickets;
using Microsoft.AspNetCore.Http;

namespace HybridDrift.Tests.Tickets;

/// <summary>Sends changes as the systems do, signed by means of its own.</summary>
internal static class Sender
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 18, 5, 12, TimeSpan.Zero);

    public static readonly string Base64Key = "whsec_" + Convert.ToBase64String([.. Enumerable.Range(1, 24).Select(i => (byte)(i * 7))]);

    public const string TextKey = "a key that two know", Secret = "Bearer a-word-that-two-know";

    public const string SysId = "00000000000000000000000000000abc";

    public static string ServiceNowBody(string more = "", string state = "-1", string number = "CHG0040007", string count = "3") =>
        $$"""{"__table_name":"change_request","sys_id":"{{SysId}}","number":"{{number}}","state":"{{state}}","sys_mod_count":"{{count}}"{{more}}}""";

    public const string JiraBody = """
        {"timestamp":1795284312851,"webhookEvent":"jira:issue_updated","issue":{"id":"1","key":"CHG-7","fields":{
        "status":{"id":"10007","name":"进行中","statusCategory":{"id":4,"key":"indeterminate"}},
        "customfield_10030":"2026-11-22T03:00:00.000+0900","customfield_10031":"2026-11-21T20:00:00.000Z","customfield_10032":["esg-nat",{"value":"esg-icp"}]}},
        "changelog":{"items":[{"field":"status","fieldId":"status","from":"1","to":"10007","toString":"进行中"}]}}
        """;

    public const string GitHubBody = """
        {"action":"labeled","issue":{"number":42,"labels":[{"name":"change:implementing"},{"name":"scope:esg-nat"}],"updated_at":"2026-11-21T18:05:00Z"},
        "label":{"name":"change:implementing"},"repository":{"full_name":"example/changes"}}
        """;

    public const string StandardBody = """
        {"type":"change.implement","timestamp":"2026-11-21T18:05:00Z","data":{"ticket":"CHG0040007","id":"00000000000000000000000000000abc",
        "window":{"start":"2026-11-21T18:00:00Z","end":"2026-11-21T20:00:00Z"},"scope":["esg-nat"],"assets":["esg-icp"]}}
        """;

    public static TicketDelivery Signed(string system, string body, string id = "msg_1", string? key = null, DateTimeOffset? at = null, string type = "application/json")
    {
        var timestamp = $"{(at ?? Now).ToUnixTimeSeconds()}";
        var mac = HMACSHA256.HashData(Convert.FromBase64String((key ?? Base64Key)["whsec_".Length..]), Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}"));
        return New(system, body, type, ("webhook-id", id), ("webhook-timestamp", timestamp), ("webhook-signature", "v1," + Convert.ToBase64String(mac)));
    }

    public static TicketDelivery Standard(string? body = null, string id = "msg_1", string? key = null, DateTimeOffset? at = null) => Signed("standard", body ?? StandardBody, id, key, at);

    public static TicketDelivery ServiceNow(string? body = null, string id = "chg_1_3", string? key = null, DateTimeOffset? at = null) => Signed("servicenow", body ?? ServiceNowBody(), id, key, at);

    public static TicketDelivery ServiceNowUnsigned(string? body = null, string? secret = null, string header = "Authorization") =>
        New("servicenow", body ?? ServiceNowBody(), "application/json", (header, secret ?? Secret));

    public static TicketDelivery Jira(string? body = null, string id = "9f0c-0001", string? key = null) =>
        New("jira", body ?? JiraBody, "application/json; charset=utf-8", ("x-hub-signature", Hub(body ?? JiraBody, key)), ("x-atlassian-webhook-identifier", id));

    public static TicketDelivery GitHub(string? body = null, string id = "72d3162e-cc78-11e3-81ab-4c9367dc0958", string? key = null, string happened = "issues") =>
        New("github", body ?? GitHubBody, "application/json", ("X-Hub-Signature-256", Hub(body ?? GitHubBody, key)), ("X-GitHub-Delivery", id), ("X-GitHub-Event", happened));

    /// <summary>One of each way in which a change can come.</summary>
    public static TicketDelivery Of(string way, string? body = null, string? key = null) => way switch
    {
        "servicenow" => ServiceNow(body, key: key),
        "servicenow unsigned" => ServiceNowUnsigned(body, key),
        "jira" => Jira(body, key: key),
        "github" => GitHub(body, key: key),
        _ => Standard(body, key: key),
    };

    /// <summary>The header that makes the sender known, in each way.</summary>
    public static string SignatureHeader(string way) => way switch
    {
        "servicenow unsigned" => "Authorization",
        "jira" => "X-Hub-Signature",
        "github" => "X-Hub-Signature-256",
        _ => "webhook-signature",
    };

    public static TheoryData<string> Ways => ["servicenow", "servicenow unsigned", "jira", "github", "standard"];

    public static TicketDelivery With(this TicketDelivery delivery, string header, string? value)
    {
        var headers = new HeaderDictionary(delivery.Headers.ToDictionary(h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase));
        if (value is null) headers.Remove(header);
        else headers[header] = value;
        return delivery with { Headers = headers };
    }

    public static TicketDelivery With(this TicketDelivery delivery, byte[] body) => delivery with { Body = body };

    private static TicketDelivery New(string system, string body, string type, params (string Name, string Value)[] headers)
    {
        var all = new HeaderDictionary { ["Content-Type"] = type };
        foreach (var (name, value) in headers) all[name] = value;
        return new(system, all, Encoding.UTF8.GetBytes(body));
    }

    private static string Hub(string body, string? key) => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key ?? TextKey), Encoding.UTF8.GetBytes(body)));
}
