using System.Xml.Linq;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>The <c>ipsec</c> feature. Pre-shared keys and certificates are not looked at.</summary>
internal static class IpsecParser
{
    public static Reading<Ipsec> Parse(XElement ipsec, string document)
    {
        var problems = new List<Problem>();
        var sites = new List<IpsecSite>();
        var position = 0;
        foreach (var element in ipsec.Elements("sites").Elements("site"))
            if (Site(element, element.At(document, ++position), problems) is { } site) sites.Add(site);
        return Reading.Of(new Ipsec(ipsec.Flag("enabled", absent: false, document, problems), sites), document, problems);
    }

    private static IpsecSite? Site(XElement element, Origin origin, List<Problem> problems)
    {
        var own = new List<Problem>();
        var enabled = element.Flag("enabled", absent: true, origin.Document, own);
        if (!Address.TryParse(element.Text("localIp"), out var local)) own.Add(origin.Problem("<localIp> is not an address"));
        if (element.Text("peerIp") is not { } peer)
        {
            peer = "";
            own.Add(origin.Problem("has no <peerIp>"));
        }
        var site = new IpsecSite(
            element.Text("name") ?? "", enabled,
            "routebasedsession".Equals(element.Text("ipsecSessionType"), StringComparison.OrdinalIgnoreCase),
            local, element.Text("localId") ?? "", peer, element.Text("peerId") ?? "",
            Subnets(element, "localSubnets", origin, own), Subnets(element, "peerSubnets", origin, own),
            Lower(element, "ikeOption"), Lower(element, "encryptionAlgorithm"), Lower(element, "digestAlgorithm"), Lower(element, "dhGroup"),
            element.Text("enablePfs") is null ? null : element.Flag("enablePfs", absent: false, origin.Document, own), origin);
        // A disabled site carries nothing: what is odd in it takes nothing from what is known about the edge.
        if (enabled) problems.AddRange(own);
        return own.Count == 0 || !enabled ? site : null;
    }

    private static AddressSet Subnets(XElement site, string name, Origin origin, List<Problem> problems)
    {
        var sets = new List<AddressSet>();
        foreach (var text in site.Elements(name).SelectMany(s => s.Texts("subnet")))
        {
            if (AddressText.TryParse(text, out var problem) is { } parsed) sets.Add(parsed.Addresses);
            else problems.Add(origin.Problem($"<{name}>: {problem}"));
        }
        return AddressSet.UnionOf(sets);
    }

    private static string? Lower(XElement element, string name) => element.Text(name)?.ToLowerInvariant();
}
