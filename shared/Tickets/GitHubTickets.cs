using System.Security.Cryptography;
using System.Text;
using HybridDrift.Changes;

namespace HybridDrift.Tickets;

/// <summary>Issues of GitHub: the label that was put on says where the change stands, the others say where it is.</summary>
internal static class GitHubTickets
{
    public static TicketReading Read(TicketRoute route, TicketDelivery delivery, TicketNode root)
    {
        if (delivery.Header("X-GitHub-Event") != "issues") return TicketReading.Passed("the event is not about an issue");
        if (root["action"].Required(_ => true, "an action") != "labeled") return TicketReading.Passed("no label was put on");
        if (!route.States.TryGetValue(root["label"]["name"].Required(_ => true, "the name of a label"), out var phase)) return TicketReading.Passed("the label triggers nothing");

        var issue = root["issue"];
        var labels = issue["labels"];
        var names = labels.Items().ToArray().Select(l => l["name"].Text()).OfType<string>().ToArray();
        var sites = Named(names, route.SiteField).Distinct(StringComparer.Ordinal).ToArray();
        if (sites.Length > 1) labels.Add("name more than one site");
        var number = Number(
            root["repository"]["full_name"].Required(t => t.Length <= 140 && t.Count(c => c == '/') == 1, "the name of a repository with its owner's"), issue["number"].RequiredCount());
        var updated = TicketFields.Time(issue["updated_at"]);
        if (updated is null && issue["updated_at"].Text() is null) issue["updated_at"].Add("is missing; it must be a time");
        return new(
            new(route.System, number, number, phase, null, null, TicketFields.Scope(labels, Named(names, route.ScopeField)), updated?.ToUnixTimeMilliseconds() ?? 0),
            sites.FirstOrDefault());
    }

    /// <summary>Two repositories both have an issue 1. What cannot stand in a number is left out, and a digest keeps it apart.</summary>
    private static string Number(string repository, long issue)
    {
        var number = $"{repository.Replace('/', '_')}-{issue}";
        if (ChangeNotice.IsNumber(number)) return number;
        var plain = new string([.. repository.Where(char.IsAsciiLetterOrDigit).Take(24)]);
        return $"{plain}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(repository)))[..12]}-{issue}";
    }

    private static IEnumerable<string> Named(IEnumerable<string> labels, string? prefix) => prefix is null ? []
        : labels.Where(l => l.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Select(l => l[prefix.Length..].Trim());
}
