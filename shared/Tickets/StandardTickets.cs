using HybridDrift.Changes;

namespace HybridDrift.Tickets;

/// <summary>Changes in the form of Standard Webhooks, <c>type, timestamp, data</c>, or as a CloudEvent; signed alike.</summary>
internal static class StandardTickets
{
    private const string EventType = "application/cloudevents+json";

    public static TicketReading Read(TicketRoute route, TicketDelivery delivery, TicketSender sender, TicketNode root)
    {
        if (delivery.Headers.ContainsKey("ce-specversion")) return Binary(route, delivery, sender, root);
        var isEvent = delivery.Header("Content-Type")?.StartsWith(EventType, StringComparison.OrdinalIgnoreCase) == true;
        if (isEvent) root["specversion"].Required(v => v == "1.0", "1.0");
        var type = root["type"].Required(_ => true, "the type of what happened");
        if (!TryPhase(route, type, isEvent, out var phase)) return TicketReading.Passed("its type triggers nothing");
        if (!root["data"].IsObject) root["data"].Add("is missing; it must be an object");
        return Read(route, phase, TicketFields.Time(isEvent ? root["time"] : root["timestamp"]) ?? sender.SignedAt, root["data"]);
    }

    /// <summary>The type is in a header that no signature covers: whoever can change it on the way can make a change of a change.</summary>
    private static TicketReading Binary(TicketRoute route, TicketDelivery delivery, TicketSender sender, TicketNode root)
    {
        if (!route.BinaryCloudEvents) root.Add("is a CloudEvent in binary mode, whose type is not signed: send it in structured mode, or set BinaryCloudEvents");
        if (delivery.Header("ce-specversion") != "1.0") root.Add("is a CloudEvent of another version than 1.0");
        if (delivery.Header("ce-id") != sender.SignedId) root.Add("is a CloudEvent whose id is not the one that is signed");
        if (delivery.Header("ce-type") is not { } type) root.Add("is a CloudEvent without a type");
        else if (TryPhase(route, type, isEvent: true, out var phase)) return Read(route, phase, sender.SignedAt, root);
        return TicketReading.Passed("its type triggers nothing");
    }

    private static TicketReading Read(TicketRoute route, ChangePhase phase, DateTimeOffset? time, TicketNode data)
    {
        var number = data["ticket"].Required(ChangeNotice.IsNumber, TicketFields.NumberForm);
        var record = data["id"].Exists ? data["id"].Required(ChangeNotice.IsNumber, TicketFields.NumberForm) : number;
        var named = new[] { data["scope"], data["assets"] }.SelectMany(n => n.Items()).ToArray().Select(n => n.Text()).OfType<string>();
        return new(
            new(route.System, number, record, phase, TicketFields.Time(data["window"]["start"]), TicketFields.Time(data["window"]["end"]),
                TicketFields.Scope(data["scope"], named), time?.ToUnixTimeMilliseconds() ?? 0),
            data["site"].Text());
    }

    /// <summary>The type of an event begins with a domain of its sender's.</summary>
    private static bool TryPhase(TicketRoute route, string type, bool isEvent, out ChangePhase phase)
    {
        if (route.States.TryGetValue(type, out phase)) return true;
        var ends = isEvent ? route.States.Where(s => type.EndsWith("." + s.Key, StringComparison.OrdinalIgnoreCase)).ToArray() : [];
        if (ends.Length > 0) phase = ends.MaxBy(s => s.Key.Length).Value;
        return ends.Length > 0;
    }
}
