using System.Xml.Linq;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>The <c>nat</c> feature of an edge.</summary>
internal static class NatParser
{
    public static Reading<Nat> Parse(XElement nat, string document)
    {
        var problems = new List<Problem>();
        var rules = new List<NatRule>();
        var position = 0;
        foreach (var element in nat.Elements("natRules").Elements("natRule"))
        {
            position++;
            var own = new List<Problem>();
            var rule = Rule(element, position, document, own);
            if (rule is not null) rules.Add(rule);
            // A disabled rule is inert: what is odd in it takes nothing from what is known about the edge.
            if (rule is not { Enabled: false }) problems.AddRange(own);
        }
        return Reading.Of(new Nat(nat.Flag("enabled", absent: true, document, problems), rules), document, problems);
    }

    private static NatRule? Rule(XElement element, int position, string document, List<Problem> problems)
    {
        var origin = element.At(document, position);
        var enabled = element.Flag("enabled", absent: true, document, problems);
        NatAction? action = element.Text("action")?.ToLowerInvariant() switch
        {
            "dnat" => NatAction.Destination,
            "snat" => NatAction.Source,
            _ => null,
        };
        var protocolText = element.Text("protocol") ?? "any";
        var protocol = Protocols.TryParse(protocolText);
        if (protocol is null && protocolText.Equals("icmpv6", StringComparison.OrdinalIgnoreCase)) protocol = IntervalSet.Empty;
        var source = action == NatAction.Source;
        var original = element.AddressesOrAny("originalAddress", document, problems);
        var translated = element.AddressesOrAny("translatedAddress", document, problems);
        var match = element.AddressesOrAny(source ? "snatMatchDestinationAddress" : "dnatMatchSourceAddress", document, problems);
        var originalPorts = protocolText.Equals("icmp", StringComparison.OrdinalIgnoreCase)
            ? IcmpTypes.TryParse(element.Text("icmpType"))
            : element.PortsOrAny("originalPort", document, problems);
        var translatedPorts = element.PortsOrAny("translatedPort", document, problems);
        var matchPorts = element.PortsOrAny(source ? "snatMatchDestinationPort" : "dnatMatchSourcePort", document, problems);
        if (action is null) problems.Add(origin.Problem("has no <action> that says snat or dnat"));
        if (protocol is null) problems.Add(origin.Problem("<protocol> is not a protocol that is known"));
        if (originalPorts is null) problems.Add(origin.Problem("<icmpType> or <originalPort> cannot be understood"));
        if (element.Text("translatedAddress") is null) problems.Add(origin.Problem("has no <translatedAddress>"));
        if (enabled && problems.Count > 0) return null;
        return new()
        {
            Id = element.Text("ruleId") ?? "?",
            Position = position,
            Action = action ?? NatAction.Source,
            Enabled = enabled,
            IsUserRule = (element.Text("ruleType") ?? "user").Equals("user", StringComparison.OrdinalIgnoreCase),
            Vnic = element.Text("vnic") is { } vnic && !vnic.Equals("any", StringComparison.OrdinalIgnoreCase) ? vnic : null,
            Original = original ?? AddressSet.Empty,
            Translated = translated ?? AddressSet.Empty,
            Protocol = protocol ?? IntervalSet.Empty,
            OriginalPorts = originalPorts ?? PortSet.Empty,
            TranslatedPorts = translatedPorts ?? PortSet.Empty,
            Match = match ?? AddressSet.Empty,
            MatchPorts = matchPorts ?? PortSet.Empty,
            Description = element.Text("description") ?? "",
            Origin = origin,
        };
    }
}
