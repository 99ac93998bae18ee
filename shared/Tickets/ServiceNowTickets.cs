using HybridDrift.Changes;

namespace HybridDrift.Tickets;

/// <summary>
/// Change requests of ServiceNow: the record itself, or in <c>record</c> or <c>result</c>. A field is a text, or an object of
/// which only the value counts: what is displayed is in the language and the zone of whoever asked.
/// </summary>
internal static class ServiceNowTickets
{
    private const string Table = "change_request";

    public static TicketReading Read(TicketRoute route, TicketNode root)
    {
        if (new[] { root["record"], root["result"] }.Count(n => n.Exists) > 1) root.Add("holds both a record and a result");
        var record = root["record"].Exists ? root["record"] : root["result"].Exists ? root["result"] : root;
        if (!record.IsObject) record.Add("is no record");
        string?[] tables = [root["table"].Text(), Value(record["__table_name"]).Text(), Value(record["sys_class_name"]).Text()];
        if (tables.OfType<string>().Any(t => t != Table)) return TicketReading.Passed("it is not a change request");
        if (root["operation"].Text() == "delete") return TicketReading.Passed("the change request was deleted");

        var id = Value(record["sys_id"]).Required(TicketFields.IsSysId, "a sys_id of 32 hexadecimal digits");
        // The revision is part of what a delivery is called, and what keeps an old one from undoing a new one.
        var revision = Value(record["sys_mod_count"]).RequiredCount();
        var number = Value(record["number"]).Required(ChangeNotice.IsNumber, TicketFields.NumberForm);
        var state = Value(record["state"]).Required(_ => true, "a state");
        var by = Value(record["sys_updated_by"]).Text();
        if (route.PostBack?.User is { } user && by == user) return TicketReading.Passed("the last update is this program's own note");
        if (!route.States.TryGetValue(state, out var phase)) return TicketReading.Passed("its state triggers nothing") with { Revision = $"{id}-{revision}" };

        var scope = Field(record, route.ScopeField);
        var change = new ChangeNotice(
            route.System, number, id, phase,
            TicketFields.UtcTime(Field(record, route.StartField)), TicketFields.UtcTime(Field(record, route.EndField)),
            TicketFields.Scope(scope, (scope.Text()?.Split([',', ';', '\n']) ?? []).Select(Named)), revision);
        return new(change, Field(record, route.SiteField).Text(), Revision: $"{id}-{revision}");
    }

    private static TicketNode Field(TicketNode record, string? name) => Value(record[name ?? ""]);

    /// <summary>A text, <c>{link, value}</c>, <c>{display_value, value}</c>, or <c>{display_value, link}</c>, of which the link is better than nothing.</summary>
    private static TicketNode Value(TicketNode field)
    {
        if (!field.IsObject || field.Has("value")) return field.IsObject ? field["value"] : field;
        if (!field["link"].Exists) field.Add("has no value, only what is displayed");
        return field["link"];
    }

    /// <summary>A link ends with the sys_id that it stands for.</summary>
    private static string Named(string text) => text.Contains("://", StringComparison.Ordinal) ? text[(text.LastIndexOf('/') + 1)..] : text;
}
