using HybridDrift.Addresses;
using HybridDrift.Plans;

namespace HybridDrift.Checks.A;

/// <summary>A5: the edge itself asks the planned name servers.</summary>
public sealed class EdgeResolvers : Check
{
    public override string Id => "A5-4";
    public override string Clause => "A5";
    public override string Title => "The edges ask no other name servers than the planned ones";
    public override Severity Severity => Severity.Medium;
    public override string Why => "A name server that is gone, or a stranger's, gives the edge, and the clients that ask it, wrong answers or none; a tunnel whose far end is a name does not come up.";
    public override string Fix => "Set the edge's name servers, and the forwarders of its DNS service, to the planned ones.";
    public override string? NotApplicable(SitePlan plan) => plan.Services is null || plan.Services.Dns.Count == 0 ? "the plan has no name servers" : plan.Edges.Count == 0 ? "the plan has no edges" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var planned = context.Plan.Services!.Dns;
        var expected = $"name servers {string.Join(", ", planned)}";
        foreach (var planEdge in context.Plan.Edges)
        {
            var reading = context.Gateway(planEdge).Services;
            var services = reading.Value;
            var asset = $"{planEdge.Name} ({planEdge.Nsx})";
            yield return Compare(new(asset, "name servers", reading), services.Resolvers, planned, expected, services.Origin, "it asks");
            if (!services.Forwarding) continue;
            var forwarding = new Subject(asset, "forwarders", reading);
            yield return services.Forwarders.Count == 0
                ? forwarding.Unknown("the DNS service of the edge is on and names no forwarders: whom it asks is not documented", new Proof(services.Origin, "DNS service: on, no forwarders"))
                : Compare(forwarding, services.Forwarders, planned, expected, services.Origin, "its DNS service passes questions on to");
        }
    }

    private static Outcome Compare(Subject subject, IReadOnlyList<Address> asked, IReadOnlyList<Address> planned, string expected, Collect.Origin origin, string verb)
    {
        var proof = new Proof(origin, $"name servers: {(asked.Count == 0 ? "none" : string.Join(", ", asked))}");
        var strangers = asked.Except(planned).ToArray();
        return strangers.Length > 0 ? subject.Fail(DriftKind.Different, expected, $"{verb} {string.Join(", ", strangers)}", proof)
            : subject.Pass(expected, asked.Count == 0 ? $"{verb} none" : $"{verb} {string.Join(", ", asked)}", proof);
    }
}
