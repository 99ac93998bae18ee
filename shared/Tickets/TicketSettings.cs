using HybridDrift.Changes;

namespace HybridDrift.Tickets;

/// <summary>Which systems may send changes, how they are known, and what their words mean.</summary>
/// <param name="Site">The site of a change that names none.</param>
/// <param name="Routes">By <see cref="TicketSystems"/>.</param>
public sealed record TicketSettings(string? Site, IReadOnlyDictionary<string, TicketRoute> Routes)
{
    public const string Section = "HybridDrift:Tickets";

    /// <returns>Null when there is no such route, or nobody is known there.</returns>
    public TicketRoute? Open(string system) => Routes.GetValueOrDefault(system) is { IsOpen: true } route ? route : null;
}

/// <summary>One system that may send changes.</summary>
public sealed record TicketRoute(string System)
{
    /// <summary>Of signatures; several while one follows the other.</summary>
    public IReadOnlyList<WebhookKey> Keys { get; init; } = [];

    /// <summary>Sent as they are, by a ServiceNow that does not sign.</summary>
    public IReadOnlyList<WebhookKey> SharedSecrets { get; init; } = [];

    /// <summary>What its states (ServiceNow), ids of statuses (Jira), labels (GitHub) or types (standard) mean; others trigger nothing.</summary>
    public IReadOnlyDictionary<string, ChangePhase> States { get; init; } = new Dictionary<string, ChangePhase>();

    /// <summary>What a category of statuses of Jira means, for those that <see cref="States"/> does not name.</summary>
    public IReadOnlyDictionary<string, ChangePhase> Categories { get; init; } = new Dictionary<string, ChangePhase>();

    /// <summary>The site of a change that names none; goes before that of all systems.</summary>
    public string? Site { get; init; }

    /// <summary>The field that names the site; at GitHub what a label begins with that does.</summary>
    public string? SiteField { get; init; }

    /// <summary>The field that names the scope; at GitHub what a label begins with that does.</summary>
    public string? ScopeField { get; init; }

    public string? StartField { get; init; }

    public string? EndField { get; init; }

    /// <summary>Whether events are taken whose type is in a header, which no signature covers.</summary>
    public bool BinaryCloudEvents { get; init; }

    public PostBackSettings? PostBack { get; init; }

    public bool IsOpen => Keys.Count > 0 || SharedSecrets.Count > 0;
}
