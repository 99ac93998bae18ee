using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using HybridDrift.Tickets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HybridDrift.Web;

/// <summary>Where systems send changes to: <c>POST /api/tickets/{system}</c>.</summary>
public static class TicketEndpoint
{
    /// <summary>Bodies in memory at a time.</summary>
    public const int MostAtOnce = 100;

    private static readonly ConditionalWeakTable<TicketIntake, StrongBox<int>> UnderWay = [];

    public static async Task<IResult> HandleAsync(HttpRequest request, string system, TicketIntake intake, CancellationToken ct)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            request.HttpContext.Response.Headers.Allow = HttpMethods.Post;
            return Problem(StatusCodes.Status405MethodNotAllowed, "Changes are sent with POST.");
        }
        var places = UnderWay.GetOrCreateValue(intake);
        try
        {
            var outcome = Interlocked.Increment(ref places.Value) > MostAtOnce
                ? new(TicketStatus.TooMany, Why: "There are too many deliveries at the same time: send it again later.")
                : await ReceiveAsync(request, system, intake, ct);
            Log(request, system, outcome);
            return Answer(request, system, outcome);
        }
        finally
        {
            Interlocked.Decrement(ref places.Value);
        }
    }

    private static async Task<TicketOutcome> ReceiveAsync(HttpRequest request, string system, TicketIntake intake, CancellationToken ct)
    {
        // Nothing is read for nobody.
        var body = intake.IsOpen(system) ? await CappedBody.ReadAsync(request, TicketIntake.MaxBytes, ct) : ReadOnlyMemory<byte>.Empty;
        return body is { } read
            ? await intake.ReceiveAsync(new(system, request.Headers, read), ct)
            : new(TicketStatus.TooLarge, Why: $"A body has at most {TicketIntake.MaxBytes >> 10} KiB.");
    }

    private static IResult Answer(HttpRequest request, string system, TicketOutcome outcome)
    {
        if (outcome.Status is TicketStatus.Unavailable or TicketStatus.TooMany) request.HttpContext.Response.Headers.RetryAfter = "30";
        return outcome.Status switch
        {
            TicketStatus.Accepted => Taken(system, outcome, "accepted"),
            TicketStatus.Duplicate => Taken(system, outcome, "duplicate"),
            TicketStatus.Ignored => Taken(system, outcome, "ignored"),
            TicketStatus.Malformed => Problem(StatusCodes.Status400BadRequest, outcome.Why),
            TicketStatus.Refused or TicketStatus.Stale => Problem(StatusCodes.Status401Unauthorized, outcome.Why),
            TicketStatus.Closed => Problem(StatusCodes.Status404NotFound, outcome.Why),
            TicketStatus.TooLarge => Problem(StatusCodes.Status413PayloadTooLarge, outcome.Why),
            TicketStatus.NotJson => Problem(StatusCodes.Status415UnsupportedMediaType, outcome.Why),
            TicketStatus.UnknownSite => Problem(StatusCodes.Status422UnprocessableEntity, outcome.Why),
            TicketStatus.TooMany => Problem(StatusCodes.Status429TooManyRequests, outcome.Why),
            _ => Problem(StatusCodes.Status503ServiceUnavailable, outcome.Why),
        };
    }

    /// <summary>Jira counts 200 and 204 as good, and 202 as bad.</summary>
    private static IResult Taken(string system, TicketOutcome outcome, string status) => Results.Json(
        new TicketAnswer(outcome.Delivery, status, outcome.Why.Length == 0 ? null : outcome.Why),
        statusCode: system == TicketSystems.Jira ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);

    private static IResult Problem(int status, string detail) => Results.Problem(detail, statusCode: status);

    private static void Log(HttpRequest request, string system, TicketOutcome outcome)
    {
        if (outcome.Status is TicketStatus.Closed) return;
        var log = request.HttpContext.RequestServices?.GetService<ILoggerFactory>()?.CreateLogger("HybridDrift.Tickets");
        var level = outcome.Status is TicketStatus.Accepted or TicketStatus.Duplicate or TicketStatus.Ignored ? LogLevel.Information : LogLevel.Warning;
        if (log?.IsEnabled(level) == true)
            log.Log(level, "A delivery of {System}, {Delivery}: {Status}. {Why} {Cause}", system, outcome.Delivery ?? "without an id", outcome.Status, outcome.Why, outcome.Cause ?? "");
    }

    private sealed record TicketAnswer(string? Delivery, string Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason);
}
