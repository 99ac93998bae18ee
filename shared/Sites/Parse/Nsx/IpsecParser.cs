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
        var enabled = ipsec.Flag("enabled", absent: false, document, problems);
        if (ipsec.Text("enabled") is null) problems.Add(ipsec.At(document).Problem("does not say whether it is <enabled>"));
        if (enabled) IpsecExtension.Read(ipsec.Element("global")?.Text("extension"), ipsec.At(document), problems);
        if (enabled && ipsec.Element("sites") is null) problems.Add(ipsec.At(document).Problem("has no <sites>: the document is not complete"));
        return Reading.Of(new Ipsec(enabled, sites), document, problems);
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
        var session = (element.Text("ipsecSessionType") ?? "policybasedsession").ToLowerInvariant();
        if (session is not ("policybasedsession" or "routebasedsession")) own.Add(origin.Problem("<ipsecSessionType> is neither policy-based nor route-based"));
        var extension = IpsecExtension.Read(element.Text("extension"), origin, own);
        var site = new IpsecSite(
            element.Text("name") ?? "", enabled, session == "routebasedsession",
            local, element.Text("localId") ?? "", peer, element.Text("peerId") ?? "",
            Subnets(element, "localSubnets", origin, own), Subnets(element, "peerSubnets", origin, own),
            Lower(element, "ikeOption"), Lower(element, "encryptionAlgorithm"), Lower(element, "digestAlgorithm"), Lower(element, "dhGroup"),
            element.Text("enablePfs") is null ? null : element.Flag("enablePfs", absent: false, origin.Document, own), origin)
        {
            TunnelInterface = TunnelInterfacesParser.OfSite(element, enabled, origin, own),
            ResponderOnly = element.Flag("responderOnly", absent: false, origin.Document, own),
            Passthrough = extension.Passthrough,
            HoldsTraffic = extension.HoldsTraffic,
        };
        if (site is { RouteBased: true, TunnelInterface: null }) own.Add(origin.Problem("is route-based and has no <tunnelInterface>"));
        // A disabled site carries nothing: what is odd in it takes nothing from what is known about the edge.
        if (enabled) problems.AddRange(own);
        return own.Count == 0 || !enabled ? site : null;
    }

    private static AddressSet Subnets(XElement site, string name, Origin origin, List<Problem> problems)
    {
        var sets = new List<AddressSet>();
        var texts = site.Elements(name).SelectMany(s => s.Texts("subnet")).ToArray();
        if (texts.Length == 0) problems.Add(origin.Problem($"has no <subnet> in <{name}>"));
        foreach (var text in texts)
        {
            if (AddressText.TryParse(text, out var problem) is { } parsed) sets.Add(parsed.Addresses);
            else problems.Add(origin.Problem($"<{name}>: {problem}"));
        }
        return AddressSet.UnionOf(sets);
    }

    private static string? Lower(XElement element, string name) => element.Text(name)?.ToLowerInvariant();
}
