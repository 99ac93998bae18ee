using Microsoft.AspNetCore.Http;

namespace HybridDrift.Tickets;

/// <summary>One request as it came in.</summary>
/// <param name="Body">Its bytes as they were sent: that is what is signed.</param>
public sealed record TicketDelivery(string System, IHeaderDictionary Headers, ReadOnlyMemory<byte> Body)
{
    /// <returns>Null when it is not there, or there more than once.</returns>
    public string? Header(string name) => Headers.TryGetValue(name, out var values) && values is [{ Length: > 0 } one] ? one : null;

    /// <summary>What a delivery may be called: 1 to 128 of <c>A-Z a-z 0-9 . _ : = @ ~ + -</c>.</summary>
    public static bool IsId(string text) => text.Length is > 0 and <= 128 && text.All(c => char.IsAsciiLetterOrDigit(c) || "._:=@~+-".Contains(c));
}
