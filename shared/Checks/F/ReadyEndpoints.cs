namespace HybridDrift.Checks.F;

/// <summary>Whether anybody is there to take what a service forwards.</summary>
internal static class ReadyEndpoints
{
    public static Outcome Of(CheckContext context, string cluster, string subject, string fullName)
    {
        var slices = context.Cluster(cluster).Objects.EndpointSlices;
        var own = slices.Value.Where(s => s.ServiceFullName == fullName).ToArray();
        var ready = own.SelectMany(s => s.ReadyEndpoints).ToArray();
        var about = new Subject(cluster, subject, slices);
        var expected = $"{fullName} has an endpoint that is ready";
        var proofs = own.Select(s => new Proof(s.Origin, $"EndpointSlice of {fullName}: {s.ReadyEndpoints.Count()} of {s.Endpoints.Count} endpoints ready")).ToArray();
        return ready.Length > 0 ? about.Pass(expected, $"{ready.Length} ready: {string.Join(", ", ready.Select(e => e.Address).Distinct().Order().Take(5))}", proofs)
            : about.Absent(own.Any(s => s.Endpoints.Count > 0) ? DriftKind.Different : DriftKind.Missing, expected,
                own.Any(s => s.Endpoints.Count > 0) ? $"none of its {own.Sum(s => s.Endpoints.Count)} endpoints is ready" : "it has no endpoint", proofs);
    }
}
