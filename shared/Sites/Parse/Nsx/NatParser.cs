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
        if (nat.Element("natRules") is null) problems.Add(nat.At(document).Problem("has no <natRules>: the document is not complete"));
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
        if (action is null) problems.Add(origin.Problem("has no <action> that says snat or dnat"));
        var source = action == NatAction.Source;
        var vnic = RuleFields.Vnic(element, origin, problems);
        var original = element.AddressesOrAny("originalAddress", document, problems);
        var translated = Translated(element, original, origin, problems);
        var match = element.AddressesOrAny(source ? "snatMatchDestinationAddress" : "dnatMatchSourceAddress", document, problems);
        var protocol = RuleFields.Protocol(element.Text("protocol") ?? "any");
        if (protocol is null) problems.Add(origin.Problem("<protocol> is not a protocol that is known"));
        var originalPorts = element.PortsOrAny("originalPort", document, problems);
        var translatedPorts = element.PortsOrAny("translatedPort", document, problems);
        var matchPorts = element.PortsOrAny(source ? "snatMatchDestinationPort" : "dnatMatchSourcePort", document, problems);
        // With any protocol, the ports are those of the protocols that have some.
        if (protocol is not null && protocol.Count == 1 && !RuleFields.HasPorts(protocol) && new[] { originalPorts, translatedPorts, matchPorts }.Any(p => p is { IsAll: false }))
            problems.Add(origin.Problem("names ports, but a protocol without ports: it is not known what it matches"));
        if (protocol is not null && RuleFields.IsIcmp(protocol))
        {
            originalPorts = IcmpTypes.TryParse(element.Text("icmpType"));
            if (originalPorts is null) problems.Add(origin.Problem("<icmpType> is not a type that is known"));
        }
        if (enabled && problems.Count > 0) return null;
        return new()
        {
            Id = element.Text("ruleId") ?? "?",
            Position = position,
            Action = action ?? NatAction.Source,
            Enabled = enabled,
            IsUserRule = (element.Text("ruleType") ?? "user").Equals("user", StringComparison.OrdinalIgnoreCase),
            Vnic = vnic,
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

    /// <summary>An address must come out: <c>any</c> says nothing about where packets go.</summary>
    private static AddressSet? Translated(XElement element, AddressSet? original, Origin origin, List<Problem> problems)
    {
        var before = problems.Count;
        var translated = element.AddressesOrAny("translatedAddress", origin.Document, problems);
        if (problems.Count > before) return null;
        if (element.Text("translatedAddress") is null) problems.Add(origin.Problem("has no <translatedAddress>"));
        else if (translated is { IsAll: true }) problems.Add(origin.Problem("<translatedAddress> is any: it is not known what it translates to"));
        else if (translated is { IsEmpty: true } && original is { IsEmpty: false }) problems.Add(origin.Problem("<translatedAddress> holds no IPv4 address"));
        return translated;
    }
}
