using HybridDrift.Flows.Proofs;

namespace HybridDrift.Reports.Writers;

/// <summary>
/// The hops of a flow as a line of stations: the line is whole as far as packets get, and broken behind the hop where they
/// die. Every station carries a sign besides its colour.
/// </summary>
internal static class FlowPicture
{
    private const int Step = 96, Margin = 48, Line = 34, Radius = 15;

    private static readonly Dictionary<string, string> Places = new()
    {
        ["F1.1"] = "user",
        ["F1.2"] = "name",
        ["F1.3"] = "internet",
        ["F1.4"] = "worker",
        ["F1.5"] = "ALB",
        ["F1.6"] = "pod",
        ["F2.1"] = "user",
        ["F2.2"] = "name",
        ["F2.3"] = "internet",
        ["F2.4"] = "edge, router",
        ["F2.5"] = "proxy",
        ["F2.6"] = "pod",
        ["F3.1"] = "pod",
        ["F3.2"] = "name",
        ["F3.3"] = "Calico",
        ["F3.4"] = "routes",
        ["F3.5"] = "source",
        ["F3.6"] = "tunnel",
        ["F3.7"] = "BCR",
        ["F3.8"] = "edge",
        ["F3.9"] = "router",
        ["F3.10"] = "machine",
        ["F4.1"] = "pod",
        ["F4.2"] = "name",
        ["F4.3"] = "Calico",
        ["F4.4"] = "worker",
        ["F4.5"] = "source",
        ["F4.6"] = "edge",
        ["F4.7"] = "router",
        ["F4.9"] = "machine",
        ["F5.1"] = "user",
        ["F5.2"] = "network",
        ["F5.3"] = "router",
        ["F5.4"] = "concentrator",
        ["F5.5"] = "WAN",
        ["F5.6"] = "edge",
        ["F5.7"] = "machine",
    };

    public static void Write(HtmlText page, ReportFlow flow)
    {
        ReportHop[] hops = [.. flow.Hops.Where(h => !IsReturn(h))];
        var back = flow.Hops.FirstOrDefault(IsReturn);
        var width = (hops.Length - 1) * Step + 2 * Margin;
        page.Raw($"<svg class=\"way\" width=\"{width}\" viewBox=\"0 0 {width} {(back is null ? 84 : 118)}\" role=\"img\" aria-label=\"").Text(Summary(flow)).Raw("\">\n");
        var alive = true;
        for (var i = 0; i < hops.Length; i++)
        {
            var x = Margin + i * Step;
            if (i > 0) page.Raw($"<line class=\"{(alive ? "alive" : "dead")}\" x1=\"{x - Step + Radius}\" y1=\"{Line}\" x2=\"{x - Radius}\" y2=\"{Line}\"/>");
            Station(page, hops[i], x);
            alive &= hops[i].Verdict != HopVerdict.Drifts;
        }
        if (back is not null) Return(page, back, Margin + (hops.Length - 1) * Step);
        page.Raw("</svg>\n");
    }

    /// <summary>For those who cannot see the picture.</summary>
    private static string Summary(ReportFlow flow) =>
        flow.Hops.FirstOrDefault(h => h.Verdict == HopVerdict.Drifts) is { } broken ? $"Broken at {broken.Hop}: {broken.What}" : $"{flow.Hops.Count(h => h.Verdict == HopVerdict.Holds)} of {flow.Hops.Count} hops hold, none is broken";

    private static void Station(HtmlText page, ReportHop hop, int x) => page
        .Raw($"<g class=\"{Class(hop)}\"><title>").Text($"{hop.Hop} {Wording.Of(hop)}: {hop.What}. {hop.Note}").Raw("</title>")
        .Raw($"<circle cx=\"{x}\" cy=\"{Line}\" r=\"{Radius}\"/><text class=\"sign\" x=\"{x}\" y=\"{Line + 5}\">{Sign(hop.Verdict)}</text>")
        .Raw($"<text x=\"{x}\" y=\"{Line + 32}\">").Text(hop.Hop).Raw($"</text><text class=\"place\" x=\"{x}\" y=\"{Line + 46}\">").Text(Places.GetValueOrDefault(hop.Hop, "")).Raw("</text></g>\n");

    private static void Return(HtmlText page, ReportHop hop, int last) => page
        .Raw($"<g class=\"{Class(hop)}\"><title>").Text($"{hop.Hop} {Wording.Of(hop)}: {hop.What}. {hop.Note}").Raw("</title>")
        .Raw($"<path class=\"{(hop.Verdict == HopVerdict.Holds ? "back" : "back dead")}\" d=\"M{last} 90V104H{Margin}V92\"/><path class=\"tip\" d=\"M{Margin - 5} 94L{Margin} 84L{Margin + 5} 94Z\"/>")
        .Raw($"<text class=\"answer\" x=\"{(last + Margin) / 2}\" y=\"108\"> {Sign(hop.Verdict)} answer </text></g>\n");

    /// <summary>What nobody can see is no reason for alarm.</summary>
    internal static string Class(ReportHop hop) => hop is { InSight: false, Verdict: HopVerdict.Unknown } ? "OutOfSight" : hop.Verdict.ToString();

    private static bool IsReturn(ReportHop hop) => hop.Hop.EndsWith("return", StringComparison.Ordinal);

    private static string Sign(HopVerdict verdict) => verdict switch
    {
        HopVerdict.Holds => "✓",
        HopVerdict.Drifts => "✗",
        HopVerdict.Unknown => "?",
        HopVerdict.Assumed => "~",
        _ => "–",
    };
}
