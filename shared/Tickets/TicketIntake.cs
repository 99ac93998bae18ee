using System.Security.Cryptography;
using System.Text;
using HybridDrift.Changes;
using HybridDrift.Jobs;
using HybridDrift.Storage;

namespace HybridDrift.Tickets;

/// <summary>
/// Takes changes in: who sent it, how old it is, what it says, which site it is about; then it is noted, a scan is asked for, and
/// that is noted too. Nothing is kept of what is not taken.
/// </summary>
public sealed class TicketIntake(TicketSettings settings, IObjectStore store, IScanJobs jobs, TimeProvider time)
{
    public const int MaxBytes = 256 * 1024;

    /// <summary>Jira tries for hours, with what it signed at first.</summary>
    private static readonly TimeSpan JiraAge = TimeSpan.FromHours(24);

    private readonly DeliveryLedger ledger = new(store, time);
    private readonly PlanLibrary plans = new(store);

    public bool IsOpen(string system) => settings.Open(system) is not null;

    /// <exception cref="OperationCanceledException">It may or may not have been taken: sent again, it is taken once.</exception>
    public async Task<TicketOutcome> ReceiveAsync(TicketDelivery delivery, CancellationToken ct)
    {
        if (settings.Open(delivery.System) is not { } route) return new(TicketStatus.Closed, Why: "There is no such route.");
        if (delivery.Body.Length > MaxBytes) return new(TicketStatus.TooLarge, Why: $"A body has at most {MaxBytes >> 10} KiB.");
        if (!JsonMediaType.IsTaken(delivery)) return new(TicketStatus.NotJson, Why: "The body must be JSON in UTF-8, and its Content-Type must say so.");
        var now = time.GetUtcNow();
        var sender = TicketSender.Of(route, delivery);
        if (!sender.IsKnown) return new(TicketStatus.Refused, Why: "The signature is missing or not right.");
        if (sender.IsStale(now)) return new(TicketStatus.Stale, Why: "It was signed more than 5 minutes before or after now: compare the clocks.");

        var reading = TicketReading.Of(route, delivery, sender);
        if (reading.Problems is [var problem, ..]) return new(TicketStatus.Malformed, Why: $"{(problem.Where.Length == 0 ? "The body" : problem.Where)} {problem.What}.");
        if (reading.Occurred is { } at && (now - at).Duration() > JiraAge) return new(TicketStatus.Malformed, Why: "It was sent more than 24 hours before or after now.");
        var id = sender.SignedId ?? delivery.Header(route.System == TicketSystems.Jira ? "X-Atlassian-Webhook-Identifier" : "X-GitHub-Delivery") ?? reading.Revision;
        if (reading.Ignored is { } why) return new(TicketStatus.Ignored, id is not null && TicketDelivery.IsId(id) ? id : null, why);
        if (id is null || !TicketDelivery.IsId(id)) return new(TicketStatus.Malformed, Why: "The id of the delivery must be 1 to 128 of A-Z, a-z, 0-9 and . _ : = @ ~ + -");
        return await TakeAsync(route, id, IdentityOf(route, delivery, id), reading.Change!, reading.Site, ct);
    }

    /// <summary>
    /// What makes it the same delivery. Jira and GitHub do not sign their ids, so that is the body, which they do: a body seen once
    /// starts nothing under another id, and under an id seen once another body is not lost.
    /// </summary>
    private static string IdentityOf(TicketRoute route, TicketDelivery delivery, string id) => route.System is TicketSystems.Jira or TicketSystems.GitHub
        ? "sha256:" + Convert.ToHexStringLower(SHA256.HashData(delivery.Body.Span))
        : id;

    private async Task<TicketOutcome> TakeAsync(TicketRoute route, string id, string identity, ChangeNotice change, string? named, CancellationToken ct)
    {
        try
        {
            var sites = await plans.SitesAsync(ct);
            var site = named ?? route.Site ?? settings.Site ?? (sites.Count == 1 ? sites[0] : null);
            if (site is null) return new(TicketStatus.UnknownSite, id, $"The ticket names no site, there is no default, and {sites.Count} sites have a plan.");
            if (!sites.Contains(site)) return new(TicketStatus.UnknownSite, id, "There is no plan for the site of the ticket.");
            var run = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{route.System}\n{identity}")))[..24];
            var now = time.GetUtcNow();
            var job = new ScanJob(run, site, ScanReason.Ticket, now, change);
            var first = await ledger.DoOnceAsync(
                new(route.System, identity, run, DeliveryEntry.Received, now), () => jobs.SendAsync(job, TimeSpan.Zero, ct), ct);
            return new(first ? TicketStatus.Accepted : TicketStatus.Duplicate, id);
        }
        catch (Exception e) when (e is IOException or TimeoutException or UnauthorizedAccessException)
        {
            return new(TicketStatus.Unavailable, id, "It could not be taken at the moment: send it again.") { Cause = e.Message };
        }
    }
}
