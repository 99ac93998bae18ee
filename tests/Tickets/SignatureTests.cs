using System.Text;
using System.Text.Json.Nodes;
using HybridDrift.Tests.Support;
using HybridDrift.Tickets;

namespace HybridDrift.Tests.Tickets;

/// <summary>Only who knows a key is heard, and only with what was signed, to the bit.</summary>
public sealed class SignatureTests
{
    [SharedSamplesFact]
    public async Task The_published_vectors_are_signatures_of_known_senders()
    {
        using var site = new TicketSite(s =>
        {
            s["Standard:Keys:0"] = Vector("standard")["secret"]!.ToString();
            s["Jira:Keys:0"] = Vector("jira")["secret"]!.ToString();
            s["GitHub:Keys:0"] = Vector("github")["secret"]!.ToString();
        });
        site.Time.Now = DateTimeOffset.FromUnixTimeSeconds(1614265330);
        foreach (var system in new[] { "standard", "jira", "github" })
        {
            var vector = Vector(system);
            var delivery = Sender.Of(system).With(Encoding.UTF8.GetBytes(vector["body"]!.ToString())).With(Sender.SignatureHeader(system), vector["signature"]!.ToString());
            if (system == "standard") delivery = delivery.With("webhook-id", vector["id"]!.ToString()).With("webhook-timestamp", vector["timestamp"]!.ToString());

            // Known; the bodies are no changes.
            Assert.Equal(TicketStatus.Malformed, (await site.ReceiveAsync(delivery)).Status);
            Assert.Equal(TicketStatus.Refused, (await site.ReceiveAsync(delivery.With([.. delivery.Body.Span, (byte)' ']))).Status);
        }
    }

    [Theory]
    [MemberData(nameof(Sender.Ways), MemberType = typeof(Sender))]
    public async Task A_signature_with_one_bit_changed_is_refused(string way)
    {
        using var site = new TicketSite();
        var header = Sender.SignatureHeader(way);
        var whole = Sender.Of(way);
        foreach (var signature in Flipped(whole.Headers[header]!)) Assert.Equal(TicketStatus.Refused, (await site.ReceiveAsync(whole.With(header, signature))).Status);
        foreach (var no in new[] { null, "", " ", whole.Headers[header] + "=", "v1,", "sha256=", whole.Headers[header].ToString().ToUpperInvariant() })
            await site.RefuseAsync(whole.With(header, no), TicketStatus.Refused);
    }

    [Theory]
    [InlineData("servicenow")]
    [InlineData("jira")]
    [InlineData("github")]
    [InlineData("standard")]
    public async Task A_body_with_one_bit_changed_is_refused(string way)
    {
        using var site = new TicketSite();
        var whole = Sender.Of(way);
        for (var bit = 0; bit < whole.Body.Length * 8; bit++)
        {
            var body = whole.Body.ToArray();
            body[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(TicketStatus.Refused, (await site.ReceiveAsync(whole.With(body))).Status);
        }
        Assert.Equal(TicketStatus.Refused, (await site.ReceiveAsync(whole.With(whole.Body[..^1].ToArray()))).Status);
        Assert.Equal(TicketStatus.Accepted, (await site.ReceiveAsync(whole)).Status);
    }

    [Theory]
    [InlineData("servicenow", "webhook-id")]
    [InlineData("servicenow", "webhook-timestamp")]
    [InlineData("standard", "webhook-id")]
    [InlineData("standard", "webhook-timestamp")]
    public async Task An_id_or_a_time_with_one_bit_changed_is_refused_where_it_is_signed(string way, string header)
    {
        using var site = new TicketSite();
        var whole = Sender.Of(way);
        foreach (var value in Flipped(whole.Headers[header]!)) await site.RefuseAsync(whole.With(header, value), TicketStatus.Refused);
        await site.RefuseAsync(whole.With(header, null), TicketStatus.Refused);
        await site.RefuseAsync(whole.With(header, new string('1', 5000)), TicketStatus.Refused);
    }

    /// <summary>Jira and GitHub sign the body alone: what was said once is not heard again under another id.</summary>
    [Theory]
    [InlineData("jira", "X-Atlassian-Webhook-Identifier")]
    [InlineData("github", "X-GitHub-Delivery")]
    public async Task An_id_with_one_bit_changed_starts_nothing_where_it_is_not_signed(string way, string header)
    {
        using var site = new TicketSite();
        var whole = Sender.Of(way);
        await site.AcceptAsync(whole);
        foreach (var id in Flipped(whole.Headers[header]!))
            Assert.Contains((await site.ReceiveAsync(whole.With(header, id))).Status, new[] { TicketStatus.Duplicate, TicketStatus.Malformed });
        Assert.Single(site.Jobs.Sent);
    }

    [Theory]
    [MemberData(nameof(Sender.Ways), MemberType = typeof(Sender))]
    public async Task A_key_with_one_bit_changed_is_refused(string way)
    {
        using var site = new TicketSite();
        string[] keys = way switch
        {
            "servicenow unsigned" => [.. Flipped(Sender.Secret)],
            "jira" or "github" => [.. Flipped(Sender.TextKey)],
            _ => [.. FlippedBytes(Convert.FromBase64String(Sender.Base64Key["whsec_".Length..])).Select(k => "whsec_" + Convert.ToBase64String(k))],
        };
        foreach (var key in keys) await site.RefuseAsync(Sender.Of(way, key: key), TicketStatus.Refused);
    }

    [Theory]
    [MemberData(nameof(Sender.Ways), MemberType = typeof(Sender))]
    public async Task Both_keys_are_known_while_one_follows_the_other(string way)
    {
        var next = way switch
        {
            "servicenow unsigned" => "the word that comes next",
            "jira" or "github" => "the key that comes next",
            _ => "whsec_" + Convert.ToBase64String(new byte[32]),
        };
        var name = way switch { "servicenow" => "ServiceNow:Keys:1", "servicenow unsigned" => "ServiceNow:SharedSecrets:1", "jira" => "Jira:Keys:1", "github" => "GitHub:Keys:1", _ => "Standard:Keys:1" };
        using var one = new TicketSite(s => s[name] = next);
        using var other = new TicketSite(s => s[name] = next);

        await one.AcceptAsync(Sender.Of(way));
        await other.AcceptAsync(Sender.Of(way, key: next));
        Assert.Equal(one.Jobs.Sent[0].Run, other.Jobs.Sent[0].Run);
    }

    [Fact]
    public async Task One_of_several_signatures_is_enough_and_other_versions_are_passed_over()
    {
        using var site = new TicketSite();
        var whole = Sender.Standard();
        var right = whole.Headers["webhook-signature"];

        await site.RefuseAsync(whole.With("webhook-signature", $"v1a,{right.ToString()[3..]} v2,x"), TicketStatus.Refused);
        await site.RefuseAsync(whole.With("webhook-signature", string.Concat(Enumerable.Repeat("v1,x ", 40)) + right), TicketStatus.Refused);
        await site.AcceptAsync(whole.With("webhook-signature", $"v1,AAAA v1a,zzz {right}"));
    }

    [Fact]
    public async Task A_header_that_is_there_twice_is_none()
    {
        using var site = new TicketSite();
        var whole = Sender.Jira();
        whole.Headers["X-Hub-Signature"] = new([whole.Headers["X-Hub-Signature"], whole.Headers["X-Hub-Signature"]]);

        await site.RefuseAsync(whole, TicketStatus.Refused);
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("SHA256")]
    [InlineData("sha512")]
    [InlineData("none")]
    public async Task Another_method_than_SHA_256_is_refused(string method)
    {
        using var site = new TicketSite();
        var whole = Sender.Jira();

        await site.RefuseAsync(whole.With("X-Hub-Signature", whole.Headers["X-Hub-Signature"].ToString().Replace("sha256", method)), TicketStatus.Refused);
    }

    [Fact]
    public async Task A_delivery_that_claims_to_be_signed_is_not_let_in_by_the_secret()
    {
        using var site = new TicketSite();

        await site.RefuseAsync(Sender.ServiceNowUnsigned().With("webhook-signature", "v1,x"), TicketStatus.Refused);
    }

    [Fact]
    public async Task The_secret_may_be_in_either_header_and_the_key_of_signatures_is_no_secret()
    {
        using var site = new TicketSite();

        await site.RefuseAsync(Sender.ServiceNowUnsigned(secret: Sender.Base64Key), TicketStatus.Refused);
        await site.AcceptAsync(Sender.ServiceNowUnsigned(header: "X-ServiceNow-Webhook-Secret"));
    }

    [Fact]
    public async Task A_key_of_one_system_opens_no_other()
    {
        using var site = new TicketSite(s => (s["Standard:Keys:0"], s["GitHub:Keys:0"]) = ("whsec_" + Convert.ToBase64String(new byte[32]), "another key than that of Jira"));

        await site.RefuseAsync(Sender.Standard(), TicketStatus.Refused);
        await site.RefuseAsync(Sender.GitHub(), TicketStatus.Refused);
    }

    [Fact]
    public async Task Every_refusal_says_the_same_whatever_is_wrong()
    {
        using var site = new TicketSite();
        var whole = Sender.Standard();
        TicketDelivery[] wrong = [whole.With("webhook-id", null), whole.With("webhook-timestamp", "x"), whole.With("webhook-signature", "v1,x"), Sender.Standard(key: "whsec_" + Convert.ToBase64String(new byte[24])), Sender.Jira(key: "x"), Sender.ServiceNowUnsigned(secret: "x")];

        Assert.Single((await Task.WhenAll(wrong.Select(w => site.RefuseAsync(w, TicketStatus.Refused)))).Distinct());
    }

    private static IEnumerable<string> Flipped(string text) => FlippedBytes(Encoding.Latin1.GetBytes(text)).Select(Encoding.Latin1.GetString);

    private static IEnumerable<byte[]> FlippedBytes(byte[] bytes)
    {
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var flipped = bytes.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return flipped;
        }
    }

    private static JsonNode Vector(string scheme) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(SharedSamplesFactAttribute.Folder, "tickets", "vectors.json")))!.AsArray().Single(v => v!["scheme"]!.ToString().StartsWith(scheme, StringComparison.Ordinal))!;
}
