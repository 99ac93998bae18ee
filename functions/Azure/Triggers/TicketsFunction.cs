using HybridDrift.Tickets;
using HybridDrift.Web;

namespace HybridDrift.Functions.Triggers;

/// <summary>Where ticket systems send changes to. Anonymous to the host: the signature says who it is.</summary>
public sealed class TicketsFunction(TicketIntake intake)
{
    [Function("Tickets")]
    public Task<IResult> ReceiveAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Tickets)] HttpRequest request, string system, CancellationToken cancellationToken) =>
        Guard.RunAsync(request.HttpContext, () => TicketEndpoint.HandleAsync(request, system, intake, cancellationToken));
}
