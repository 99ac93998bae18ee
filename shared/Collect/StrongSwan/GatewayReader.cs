using System.Net.Sockets;
using HybridDrift.Collect.Kubernetes;
using HybridDrift.Plans;

namespace HybridDrift.Collect.StrongSwan;

/// <summary>How long and how much a gateway is asked. The defaults are those for a live one.</summary>
public sealed record GatewayLimits
{
    /// <summary>For all of a gateway.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Of all its answers, and of the document.</summary>
    public long Bytes { get; init; } = RecordingFolder.MaxDocumentBytes;
}

/// <summary>Asks the strongSwan gateways of a cluster that are in no pod what they carry, over VICI. One that cannot be asked is a problem of its own document.</summary>
public static class GatewayReader
{
    private static readonly Shape Version = Shape.Of("version");

    private static readonly Shape Connection = Shape.Of("section version local_addrs remote_addrs sections{section id sections{section mode local-ts remote-ts}}");

    private static readonly Shape Sa = Shape.Of("""
        section uniqueid version state local-host local-id remote-host remote-id initiator-spi responder-spi encr-alg encr-keysize integ-alg integ-keysize prf-alg dh-group
        sections{section sections{section name uniqueid reqid state mode spi-in spi-out encap encr-alg encr-keysize integ-alg integ-keysize prf-alg dh-group esn bytes-in bytes-out
        local-ts remote-ts}}
        """);

    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> asked for it.</exception>
    public static async Task<CollectedSource> ReadAsync(
        string cluster, IReadOnlyList<PlanGatewaySource> gateways, GatewayLimits limits, TimeProvider time, IProgress<CollectedDocument>? progress = null, CancellationToken cancellation = default)
    {
        var found = new Found(cluster, time, progress);
        await Task.WhenAll(gateways.Select(g => ReadAsync(found, g, limits, time, cancellation)));
        return found.ToSource();
    }

    private static async Task ReadAsync(Found found, PlanGatewaySource gateway, GatewayLimits limits, TimeProvider time, CancellationToken cancellation)
    {
        var name = $"{gateway.Name}.strongswan.vici.json";
        using var deadline = new CancellationTokenSource(limits.Deadline, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        try
        {
            using var vici = await ViciConnection.OpenAsync(gateway.Vici, limits.Bytes, both.Token);
            var version = await vici.AskAsync(ViciCommand.Version, both.Token);
            var connections = await vici.ListAsync(ViciCommand.Connections, both.Token);
            var sas = await vici.ListAsync(ViciCommand.Sas, both.Token);
            Keep(found, name, $"VICI version, list-conns, list-sas ({gateway.Vici})", version, connections, sas, limits.Bytes);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            found.AddProblemOf(name, $"was not read: the {limits.Deadline.TotalSeconds:0.#} s for this gateway were over");
        }
        catch (SocketException e)
        {
            found.AddProblemOf(name, $"could not be read: {Reason(e.SocketErrorCode)}");
        }
        catch (InvalidDataException e)
        {
            found.AddProblemOf(name, $"could not be read: {e.Message}");
        }
    }

    private static void Keep(
        Found found, string name, string request, ViciTree version, IReadOnlyList<ViciTree> connections, IReadOnlyList<ViciTree> sas, long mostBytes)
    {
        var content = Documents.Write(json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("version");
            Write(version, Version, "version");
            List("connections", connections, Connection);
            List("sas", sas, Sa);
            json.WriteEndObject();

            void List(string field, IReadOnlyList<ViciTree> events, Shape shape)
            {
                json.WriteStartArray(field);
                foreach (var (index, section) in events.SelectMany(e => e.Sections).Index()) Write(section, shape, $"{field}[{index}]");
                json.WriteEndArray();
            }

            void Write(ViciTree section, Shape shape, string place)
            {
                var (kept, hasHidden) = Documents.Trim(Documents.Write(section.Write).Span, shape);
                json.WriteRawValue(kept.Span);
                if (hasHidden) found.AddHidden(name, place);
            }
        });
        if (content.Length > mostBytes) found.AddProblemOf(name, $"would be longer than {mostBytes >> 20} MiB");
        else found.Add(name, content, request);
    }

    private static string Reason(SocketError error) => error switch
    {
        SocketError.AccessDenied => "this account may not open its socket",
        SocketError.ConnectionReset or SocketError.Shutdown => "the connection broke off",
        _ => "nobody answers at its socket: charon does not run, or runs without the plugin vici",
    };
}
