using HybridDrift.Changes;
using HybridDrift.Collect;

namespace HybridDrift.Tickets;

/// <summary>What was understood of a body: a change, or why it is none, or what is wrong with it.</summary>
/// <param name="Change">Null when it is none of these, or wrong.</param>
/// <param name="Site">As the ticket names it, if it does.</param>
/// <param name="Ignored">Why nothing follows from it.</param>
/// <param name="Revision">What names the delivery where its headers do not.</param>
/// <param name="Occurred">When it was first sent, where only the body says so.</param>
internal sealed record TicketReading(
    ChangeNotice? Change = null, string? Site = null, string? Ignored = null, string? Revision = null, DateTimeOffset? Occurred = null, IReadOnlyList<Problem>? Problems = null)
{
    public static TicketReading Passed(string why) => new(Ignored: why);

    public static TicketReading Of(TicketRoute route, TicketDelivery delivery, TicketSender sender) => route.System switch
    {
        TicketSystems.ServiceNow => TicketNode.Read(route.System, delivery.Body, root => ServiceNowTickets.Read(route, root)),
        TicketSystems.Jira => TicketNode.Read(route.System, delivery.Body, root => JiraTickets.Read(route, root)),
        TicketSystems.GitHub => TicketNode.Read(route.System, delivery.Body, root => GitHubTickets.Read(route, delivery, root)),
        _ => TicketNode.Read(route.System, delivery.Body, root => StandardTickets.Read(route, delivery, sender, root)),
    };
}
