using HybridDrift.Changes;
using HybridDrift.Tests.Support;
using HybridDrift.Tickets;

namespace HybridDrift.Tests.Tickets;

public sealed class JiraTicketTests
{
    [Fact]
    public async Task An_issue_says_what_and_when()
    {
        using var site = new TicketSite();

        var change = (await site.AcceptAsync(Sender.Jira())).Change!;

        Assert.Equal(("jira", "CHG-7", "CHG-7", ChangePhase.Implement, 1795284312851), (change.System, change.Number, change.Record, change.Phase, change.Revision));
        Assert.Equal((new DateTimeOffset(2026, 11, 21, 18, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 21, 20, 0, 0, TimeSpan.Zero)), (change.Start, change.End));
        Assert.Equal(["esg-nat", "esg-icp"], change.Scope);
    }

    [Theory]
    [InlineData("\"10007\"", "\"1\"", "its status triggers nothing")]
    [InlineData("进行中", "Implement", null)]
    [InlineData("issue_updated", "issue_created", null)]
    [InlineData("issue_updated", "issue_deleted", "the event is not about")]
    [InlineData("jira:issue_updated", "comment_created", "the event is not about")]
    [InlineData("\"fieldId\":\"status\"", "\"fieldId\":\"comment\"", "neither the status nor the window")]
    [InlineData("\"fieldId\":\"status\"", "\"fieldId\":\"customfield_10031\"", null)]
    public async Task An_event_triggers_a_scan_or_says_why_not(string from, string to, string? ignored)
    {
        using var site = new TicketSite();
        var delivery = Sender.Jira(Sender.JiraBody.Replace(from, to));

        if (ignored is null) await site.AcceptAsync(delivery);
        else Assert.StartsWith(ignored, await site.RefuseAsync(delivery, TicketStatus.Ignored), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_status_that_is_not_set_goes_by_its_category_and_never_by_its_name()
    {
        using var site = new TicketSite();

        var change = (await site.AcceptAsync(Sender.Jira(Sender.JiraBody.Replace("\"10007\"", "\"55\"").Replace("indeterminate", "done")))).Change!;

        Assert.Equal(ChangePhase.Closed, change.Phase);
    }

    [Theory]
    [InlineData("\"CHG-7\"", "\"../7\"", "issue.key must be the key of an issue")]
    [InlineData("\"CHG-7\"", "\"CHG-0\"", "issue.key must be the key of an issue")]
    [InlineData("\"CHG-7\"", "7", "issue.key must be the key of an issue")]
    [InlineData("\"CHG-7\"", "null", "issue.key is missing")]
    [InlineData("1795284312851", "\"soon\"", "timestamp must be a whole number")]
    [InlineData("+0900", "", "customfield_10030 must be a time with its zone")]
    [InlineData("\"esg-nat\"", "\"esg-nat\\u202e\"", "customfield_10032 holds something that is no name")]
    [InlineData("\"items\":[", "\"items\":{\"x\":[", "")]
    public async Task What_cannot_be_understood_is_told_with_its_place(string from, string to, string says)
    {
        using var site = new TicketSite();

        Assert.Contains(says, await site.RefuseAsync(Sender.Jira(Sender.JiraBody.Replace(from, to)), TicketStatus.Malformed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "dal10")]
    [InlineData("""{"value":"fra02"}""", "fra02")]
    [InlineData("\"fra02\"", "fra02")]
    public async Task The_site_may_be_an_option_or_a_text(string field, string expected)
    {
        using var site = new TicketSite(s => s["Site"] = "dal10", ["dal10", "fra02"]);
        var body = field.Length == 0 ? Sender.JiraBody : Sender.JiraBody.Replace("\"status\":{", $"\"customfield_10033\":{field},\"status\":{{");

        Assert.Equal(expected, (await site.AcceptAsync(Sender.Jira(body))).Site);
    }

    [SharedSamplesFact]
    public async Task The_sample_is_understood()
    {
        using var site = new TicketSite(s => s["Jira:Keys:0"] = "It's a Secret to Everybody");
        var folder = Path.Combine(SharedSamplesFactAttribute.Folder, "tickets", "jira");
        var delivery = Sender.Jira().With(File.ReadAllBytes(Path.Combine(folder, "issue-updated.json")));
        foreach (var line in File.ReadLines(Path.Combine(folder, "issue-updated.headers")).Where(l => l.Contains(": ", StringComparison.Ordinal)))
            delivery = delivery.With(line.Split(": ")[0], line.Split(": ", 2)[1]);

        var change = (await site.AcceptAsync(delivery)).Change!;

        Assert.Equal(("CHG-139", ChangePhase.Implement, "esg-icp-01"), (change.Number, change.Phase, Assert.Single(change.Scope)));
    }
}
