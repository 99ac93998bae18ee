using System.Globalization;

namespace HybridDrift.Tickets;

/// <summary>What is known of the sender of a delivery.</summary>
/// <param name="SignedId">The id of the delivery, where the signature covers it.</param>
/// <param name="SignedAt">When it was signed, where the signature covers that.</param>
internal readonly record struct TicketSender(bool IsKnown, string? SignedId = null, DateTimeOffset? SignedAt = null)
{
    /// <summary>As the libraries of Standard Webhooks have it, both ways.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Only a signed time has an age; whoever repeats an old delivery has no new one.</summary>
    public bool IsStale(DateTimeOffset now) => SignedAt is { } at && (now - at).Duration() > Tolerance;

    public static TicketSender Of(TicketRoute route, TicketDelivery delivery) => route.System switch
    {
        TicketSystems.Jira => Hub(route, delivery, "X-Hub-Signature"),
        TicketSystems.GitHub => Hub(route, delivery, "X-Hub-Signature-256"),
        // What is signed is judged by its signature, whatever else it carries.
        TicketSystems.ServiceNow when !delivery.Headers.ContainsKey(StandardHeaders.Signature) => Secret(route, delivery),
        _ => Standard(route, delivery),
    };

    private static TicketSender Standard(TicketRoute route, TicketDelivery delivery) =>
        delivery.Header(StandardHeaders.Id) is { } id
        && delivery.Header(StandardHeaders.Timestamp) is { } timestamp && Time(timestamp) is { } at
        && delivery.Header(StandardHeaders.Signature) is { } signatures
        && Signatures.IsStandard(route.Keys, id, timestamp, signatures, delivery.Body)
            ? new(true, id, at)
            : default;

    private static TicketSender Hub(TicketRoute route, TicketDelivery delivery, string header) =>
        new(delivery.Header(header) is { } signature && Signatures.IsHub(route.Keys, signature, delivery.Body));

    private static TicketSender Secret(TicketRoute route, TicketDelivery delivery)
    {
        string?[] given = [delivery.Header("X-ServiceNow-Webhook-Secret"), delivery.Header("Authorization")];
        var known = false;
        foreach (var one in given.OfType<string>()) known |= Signatures.IsSecret(route.SharedSecrets, one);
        return new(known);
    }

    /// <summary>Seconds since 1970 as they are written, without a sign or a leading nought.</summary>
    private static DateTimeOffset? Time(string text) =>
        text.Length <= 11 && text[0] != '0' && text.All(char.IsAsciiDigit) ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(text, NumberStyles.None)) : null;
}

internal static class StandardHeaders
{
    public const string Id = "webhook-id", Timestamp = "webhook-timestamp", Signature = "webhook-signature";
}
