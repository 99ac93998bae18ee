namespace HybridDrift.Tickets;

/// <summary>What became of a delivery.</summary>
public enum TicketStatus
{
    /// <summary>A scan is asked for.</summary>
    Accepted,

    /// <summary>A scan had been asked for by the same delivery.</summary>
    Duplicate,

    /// <summary>Understood, and nothing follows from it.</summary>
    Ignored,

    /// <summary>No system may send by this route.</summary>
    Closed,

    TooLarge,

    NotJson,

    /// <summary>Not signed by anyone known. No more is said, whatever it was.</summary>
    Refused,

    /// <summary>Signed, at another time than now.</summary>
    Stale,

    Malformed,

    /// <summary>Of a site that has no plan, or of nobody knows which.</summary>
    UnknownSite,

    TooMany,

    /// <summary>The store or the queue failed: to be sent again.</summary>
    Unavailable,
}

/// <summary>What became of a delivery, in words that may be sent back.</summary>
/// <param name="Delivery">What it is called; null when that is not known.</param>
/// <param name="Why">Empty for what went well.</param>
public sealed record TicketOutcome(TicketStatus Status, string? Delivery = null, string Why = "")
{
    /// <summary>What failed, for a log and not for the sender.</summary>
    public string? Cause { get; init; }
}
