using HybridDrift.Changes;

namespace HybridDrift.Tickets;

/// <summary>Issues of Jira Cloud. A status is known by its id or its category, never by its name, which is translated.</summary>
internal static class JiraTickets
{
    public static TicketReading Read(TicketRoute route, TicketNode root)
    {
        var milliseconds = root["timestamp"].RequiredCount();
        var occurred = milliseconds <= 9_999_999_999_999 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : DateTimeOffset.MaxValue;
        return Read(route, root, milliseconds) with { Occurred = occurred };
    }

    private static TicketReading Read(TicketRoute route, TicketNode root, long revision)
    {
        var happened = root["webhookEvent"].Required(_ => true, "the name of an event");
        if (happened is not ("jira:issue_updated" or "jira:issue_created")) return TicketReading.Passed("the event is not about an issue that was made or changed");
        // Comments change an issue too, this program's own among them.
        string?[] watched = ["status", route.SiteField, route.ScopeField, route.StartField, route.EndField];
        if (happened == "jira:issue_updated" && !root["changelog"]["items"].Items().ToArray().Any(i => i["fieldId"].Text() is { } field && watched.Contains(field)))
            return TicketReading.Passed("neither the status nor the window, the scope or the site changed");

        var issue = root["issue"];
        var fields = issue["fields"];
        var key = issue["key"].Required(TicketFields.IsIssueKey, "the key of an issue, such as CHG-139");
        var status = fields["status"];
        if (!route.States.TryGetValue(status["id"].Required(_ => true, "the id of a status"), out var phase)
            && !(status["statusCategory"]["key"].Text() is { } category && route.Categories.TryGetValue(category, out phase)))
            return TicketReading.Passed("its status triggers nothing");

        var scope = Field(fields, route.ScopeField);
        var change = new ChangeNotice(
            route.System, key, key, phase,
            TicketFields.Time(Field(fields, route.StartField)), TicketFields.Time(Field(fields, route.EndField)),
            TicketFields.Scope(scope, Texts(scope)), revision);
        return new(change, Texts(Field(fields, route.SiteField)) is [var site] ? site : null);
    }

    private static TicketNode Field(TicketNode fields, string? name) => fields[name ?? ""];

    /// <summary>A text with commas, a list of texts, an option, or a list of options.</summary>
    private static IReadOnlyList<string> Texts(TicketNode field) =>
        field.IsList ? [.. field.Items().SelectMany(Texts)] : field.IsObject ? Texts(field["value"]) : field.Text()?.Split([',', ';', '\n']) ?? [];
}
