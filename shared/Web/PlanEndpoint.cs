using System.Text;
using HybridDrift.Plans;
using HybridDrift.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HybridDrift.Web;

/// <summary>The plan file of a site. Only a plan without errors is kept, and only in the place of the one that was looked at.</summary>
/// <param name="hosts">Hosts that a plan which comes this way may name as live sources; they are sent what opens them.</param>
public sealed class PlanEndpoint(PlanLibrary plans, IReadOnlyCollection<string> hosts)
{
    private const int MaxBytes = 1 << 20;

    public async Task<IResult> GetAsync(HttpRequest request, string site, CancellationToken ct)
    {
        if (!PlanLibrary.IsSite(site) || await plans.ReadAsync(site, ct) is not { } plan) return Answers.NoSuchSite();
        return Results.Bytes(plan.Content.ToArray(), "application/yaml", entityTag: new(plan.ETag));
    }

    public async Task<IResult> PutAsync(HttpRequest request, string site, CancellationToken ct)
    {
        if (!PlanLibrary.IsSite(site)) return Answers.NoSuchSite();
        var headers = request.GetTypedHeaders();
        var creates = headers.IfNoneMatch is [{ } none] && none.Equals(EntityTagHeaderValue.Any);
        if (creates == headers.IfMatch is [_])
            return Answers.Problem(StatusCodes.Status428PreconditionRequired, "A precondition is needed", "Send If-Match with the ETag of the plan that this one replaces, or If-None-Match: * for the first plan of a site.");
        if (await CappedBody.ReadAsync(request, MaxBytes, ct) is not { } body) return Answers.Problem(StatusCodes.Status413PayloadTooLarge, "Too large", "A plan has at most 1 MiB.");
        if (Refused(site, body) is { } refused) return refused;
        if (creates)
            return await plans.CreateAsync(site, body, ct) ? Results.Created($"/api/sites/{site}/plan", null) : Changed("There is a plan of this site already.");
        // Stores compare tags as texts; "*" is no tag of one plan.
        var written = await plans.ReplaceAsync(site, body, headers.IfMatch[0].ToString(), ct);
        if (!written.Written) return Changed("The plan is not the one that was looked at, or there is none. Get it again.");
        request.HttpContext.Response.Headers.ETag = written.ETag;
        return Results.NoContent();
    }

    private IResult? Refused(string site, ReadOnlyMemory<byte> body)
    {
        var reading = PlanReader.Read(Encoding.UTF8.GetString(body.Span));
        if (reading.Plan is not { } plan)
            return Answers.Problem(StatusCodes.Status422UnprocessableEntity, "The plan has errors", "Nothing was kept.", new() { ["problems"] = reading.Problems.Select(p => p.ToString()).ToArray() });
        if (plan.Site != site) return Answers.Problem(StatusCodes.Status422UnprocessableEntity, "The plan is of another site", "The site in the plan and the one in the address are not the same. Nothing was kept.");
        return NotAllowed(plan.Sources) is { } why ? Answers.Problem(StatusCodes.Status422UnprocessableEntity, "The source is not allowed", $"{why} Nothing was kept.") : null;
    }

    /// <summary>What a plan names that comes this way is opened with secrets, or on this machine.</summary>
    private string? NotAllowed(PlanSources? sources) =>
        sources?.Nsx is { } nsx && !hosts.Contains(new Uri(nsx.Url).Authority, StringComparer.OrdinalIgnoreCase) ? "The host of sources.nsx.url is not among those that the setting HybridDrift:AllowedSources lists."
        : sources?.Iks is { Gateways.Count: > 0 } or { KubeconfigFile: not null } || sources?.Icp is { Gateways.Count: > 0 } or { KubeconfigFile: not null } || sources?.Nsx?.CaFile is not null
            ? "A plan that comes this way names no files and sockets: give kubeconfigs as secrets, and a certificate by its SHA-256; start the program with the plan for the others."
        : null;

    private static IResult Changed(string detail) => Answers.Problem(StatusCodes.Status412PreconditionFailed, "The plan has changed", detail);
}
