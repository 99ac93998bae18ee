using Microsoft.Net.Http.Headers;

namespace HybridDrift.Tickets;

/// <summary>What a body may call itself.</summary>
internal static class JsonMediaType
{
    public static bool IsTaken(TicketDelivery delivery) =>
        MediaTypeHeaderValue.TryParse(delivery.Header("Content-Type"), out var type)
        && IsJson(type.MediaType.Value, delivery.System)
        && (type.Charset.Length == 0 || string.Equals(type.Charset.Value?.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase));

    private static bool IsJson(string? type, string system) =>
        string.Equals(type, "application/json", StringComparison.OrdinalIgnoreCase)
        || (system == TicketSystems.Standard && string.Equals(type, "application/cloudevents+json", StringComparison.OrdinalIgnoreCase));
}
