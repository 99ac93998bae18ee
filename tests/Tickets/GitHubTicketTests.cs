using HybridDrift.Changes;
using HybridDrift.Tests.Support;
using HybridDrift.Tickets;

namespace HybridDrift.Tests.Tickets;

public sealed class GitHubTicketTests
{
    [Fact]
    public async Task A_label_that_is_put_on_is_a_phase()
    {
        using var site = new TicketSite();

        var change = (await site.AcceptAsync(Sender.GitHub())).Change!;

        Assert.Equal(("github", "example_changes-42", "example_changes-42", ChangePhase.Implement), (change.System, change.Number, change.Record, change.Phase));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 18, 5, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), change.Revision);
        Assert.Equal("esg-nat", Assert.Single(change.Scope));
        Assert.Null(change.Start ?? change.End);
    }

    [Theory]
    [InlineData("\"action\":\"labeled\"", "\"action\":\"unlabeled\"", "issues")]
    [InlineData("\"label\":{\"name\":\"change:implementing\"}", "\"label\":{\"name\":\"bug\"}", "issues")]
    [InlineData("x", "x", "ping")]
    [InlineData("x", "x", "pull_request")]
    public async Task Another_event_triggers_nothing(string from, string to, string happened)
    {
        using var site = new TicketSite();

        await site.RefuseAsync(Sender.GitHub(Sender.GitHubBody.Replace(from, to), happened: happened), TicketStatus.Ignored);
    }

    [Fact]
    public async Task Issues_of_the_same_number_in_two_repositories_are_two_changes()
    {
        using var site = new TicketSite();
        string[] repositories = ["example/changes", "other/changes", "example/a.b", "example/ab", "example/" + new string('a', 90), "example/" + new string('a', 91)];

        foreach (var name in repositories) await site.AcceptAsync(Sender.GitHub(Sender.GitHubBody.Replace("example/changes", name)));

        Assert.Equal(repositories.Length, site.Jobs.Sent.Select(j => j.Change!.Number).Distinct().Count());
    }

    [Theory]
    [InlineData("\"number\":42", "\"number\":-1", "issue.number must be a whole number")]
    [InlineData("example/changes", "changes", "repository.full_name must be")]
    [InlineData("2026-11-21T18:05:00Z", "2026-11-21T18:05:00", "issue.updated_at must be a time with its zone")]
    [InlineData("2026-11-21T18:05:00Z", "", "issue.updated_at is missing")]
    [InlineData("scope:esg-nat\"}", "site:a\"},{\"name\":\"site:b\"}", "issue.labels name more than one site")]
    [InlineData("\"labels\":[", "\"labels\":{\"a\":[", "")]
    public async Task What_cannot_be_understood_is_told_with_its_place(string from, string to, string says)
    {
        using var site = new TicketSite();

        Assert.Contains(says, await site.RefuseAsync(Sender.GitHub(Sender.GitHubBody.Replace(from, to)), TicketStatus.Malformed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_site_is_a_label()
    {
        using var site = new TicketSite(sites: ["dal10", "fra02"]);

        Assert.Equal("fra02", (await site.AcceptAsync(Sender.GitHub(Sender.GitHubBody.Replace("scope:esg-nat\"}", "Site:fra02\"}")))).Site);
    }

    [SharedSamplesFact]
    public async Task The_sample_is_understood()
    {
        using var site = new TicketSite(s => s["GitHub:Keys:0"] = "It's a Secret to Everybody");
        var folder = Path.Combine(SharedSamplesFactAttribute.Folder, "tickets", "github");
        var delivery = Sender.GitHub().With(File.ReadAllBytes(Path.Combine(folder, "issues-labeled.json")));
        foreach (var line in File.ReadLines(Path.Combine(folder, "issues-labeled.headers")).Where(l => l.Contains(": ", StringComparison.Ordinal)))
            delivery = delivery.With(line.Split(": ")[0], line.Split(": ", 2)[1]);

        Assert.Equal(ChangePhase.Implement, (await site.AcceptAsync(delivery)).Change!.Phase);
    }
}
