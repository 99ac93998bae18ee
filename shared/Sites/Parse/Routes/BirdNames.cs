using System.Text.RegularExpressions;
using HybridDrift.Addresses;

namespace HybridDrift.Sites.Parse.Routes;

/// <summary>The names that Calico gives to its BGP sessions in BIRD: <c>Mesh_10_184_110_142</c>, <c>Global_…_port_1790</c>.</summary>
internal static partial class BirdNames
{
    public static (BgpSessionKind Kind, Address? Peer, int? Port) Read(string name)
    {
        if (Named().Match(name) is not { Success: true } match) return (BgpSessionKind.Other, null, null);
        var kind = match.Groups[1].Value switch { "Mesh" => BgpSessionKind.Mesh, "Node" => BgpSessionKind.Node, _ => BgpSessionKind.Global };
        Address? peer = Address.TryParse(match.Groups[2].Value.Replace('_', '.'), out var address) ? address : null;
        return (kind, peer, ushort.TryParse(match.Groups[3].ValueSpan, out var port) ? port : null);
    }

    /// <summary>The session is with an IPv6 peer: <c>Mesh_fe0a__3</c>.</summary>
    public static bool IsIpv6(string name) => Named().Match(name) is { Success: true } match && JsonElementReading.IsIpv6(match.Groups[2].Value.Replace('_', ':'));

    [GeneratedRegex(@"^(Mesh|Node|Global)_([0-9a-f_]+?)(?:_port_([0-9]{1,5}))?\z", RegexOptions.CultureInvariant)] private static partial Regex Named();
}
