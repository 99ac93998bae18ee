using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace HybridDrift.Tests.Faults;

/// <summary>Hears of every socket, name and request of this process.</summary>
internal sealed class SocketListener : EventListener
{
    private static readonly string[] Sources = ["System.Net.Sockets", "System.Net.NameResolution", "System.Net.Http", "System.Net.Security"];

    private readonly ConcurrentQueue<string> heard = new();

    public IReadOnlyCollection<string> Heard => heard;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (Sources.Contains(eventSource.Name)) EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
    }

    // Called by the base constructor as well, before the fields of this class are there.
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName != "EventCounters") heard?.Enqueue($"{eventData.EventSource.Name} {eventData.EventName}: {string.Join(", ", eventData.Payload ?? [])}");
    }
}
