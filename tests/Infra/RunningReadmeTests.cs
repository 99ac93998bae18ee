using System.Text.RegularExpressions;
using HybridDrift.Plans;

namespace HybridDrift.Tests.Infra;

/// <summary><c>infra/README.md</c>: what it names is there.</summary>
public sealed class RunningReadmeTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "infra");

    private static readonly string Text = File.ReadAllText(Path.Combine(Folder, "README.md"));

    [Fact]
    public void Every_link_leads_somewhere()
    {
        var links = Regex.Matches(Text, @"\]\(([^)#]*)(#[^)]*)?\)").ToArray();
        var anchors = Regex.Matches(Text, "^## (.+)$", RegexOptions.Multiline).Select(m => "#" + m.Groups[1].Value.ToLowerInvariant().Replace(' ', '-')).ToHashSet();

        Assert.NotEmpty(links);
        Assert.All(links, link =>
        {
            var (path, anchor) = (link.Groups[1].Value, link.Groups[2].Value);
            if (path.Length == 0) Assert.Contains(anchor, anchors);
            else if (!path.StartsWith("https://", StringComparison.Ordinal)) Assert.True(Path.Exists(Path.Combine(Folder, path)), path);
        });
    }

    [Fact]
    public void Files_in_commands_and_outputs_of_the_template_are_there()
    {
        var template = File.ReadAllText(Path.Combine(Folder, "main.bicep"));

        Assert.All(Regex.Matches(Text, @"infra/[\w./-]+\w").Select(m => m.Value).Distinct(), path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));
        Assert.All(Regex.Matches(Text, @"\bout (\w+)\)?").Where(m => m.Value.EndsWith(')') || m.Value.EndsWith("Urls", StringComparison.Ordinal)).Select(m => m.Groups[1].Value).Distinct(), output => Assert.Contains($"output {output} ", template));
        Assert.All(["networkPrefix", "existingSubnetId", "denyOtherNetworks", "reportsImmutableDays", "allowedSources", "moreSettings", "tickets"], p => { Assert.Contains(p, Text); Assert.Contains($"param {p} ", template); });
    }

    /// <summary>The plan that a first recording is made with.</summary>
    [Fact]
    public void The_plan_to_begin_with_is_a_good_one()
    {
        var plan = string.Join('\n', Regex.Match(Text, "(^    site: dal10\n(    .*\n)+)", RegexOptions.Multiline).Value.Split('\n').Select(l => l.TrimStart()));

        var reading = PlanReader.Read(plan);

        Assert.Empty(reading.Problems);
        Assert.Equal(["edge-7", "edge-3"], reading.Plan!.Edges.Select(e => e.Nsx));
    }

    /// <summary>The rule signs what the receiver of Standard Webhooks checks: id, time and body, joined by dots.</summary>
    [Fact]
    public void The_business_rule_signs_in_the_form_of_standard_webhooks()
    {
        var rule = File.ReadAllText(Path.Combine(Folder, "tickets", "servicenow-business-rule.js"));

        Assert.Contains("id + '.' + timestamp + '.' + body", rule);
        Assert.Contains("'HmacSHA256'", rule);
        Assert.All(["webhook-id", "webhook-timestamp", "webhook-signature", "'v1,' + mac"], part => Assert.Contains(part, rule));
        Assert.DoesNotMatch("whsec_[A-Za-z0-9+/=]{8}|password *=|Authorization", rule);
    }
}
