using HybridDrift.Flows.Proofs;

namespace HybridDrift.Reports.Writers;

/// <summary>A section per flow: its hops as a picture and as a table, then what becomes of its packets.</summary>
internal static class HtmlFlows
{
    public static void Write(HtmlText page, Report report)
    {
        if (report.Flows.Count > 0)
        {
            page.Raw("<section>\n<h2>Flows</h2>\n");
            foreach (var flow in report.Flows) Flow(page, flow);
            page.Raw("</section>\n");
        }
        if (report.Nevers.Count == 0) return;
        page.Raw("<section>\n<h2>What must never be reached</h2>\n");
        foreach (var never in report.Nevers) Never(page, never);
        page.Raw("</section>\n");
    }

    private static void Flow(HtmlText page, ReportFlow flow)
    {
        page.Raw($"<article class=\"flow {flow.Verdict}\">\n<h3><span class=\"tag {flow.Verdict}\">").Text(Wording.Of(flow.Verdict)).Raw("</span> ").Text(flow.Name).Raw(" <small>").Text(flow.Kind)
            .Raw("</small></h3>\n<p class=\"where\">").Text(flow.Packets).Raw("</p>\n");
        if (flow.Reason.Length > 0) page.Raw("<p>").Text(flow.Reason).Raw("</p>\n");
        FlowPicture.Write(page, flow);
        page.Raw($"<details{(flow.Verdict == HopVerdict.Holds ? "" : " open=\"\"")}>\n<summary>Hop by hop</summary>\n<table>\n<thead><tr><th scope=\"col\">Hop</th><th scope=\"col\">Answer</th><th scope=\"col\">What</th><th scope=\"col\">Why, and what decided it</th></tr></thead>\n<tbody>\n");
        foreach (var hop in flow.Hops)
        {
            page.Raw("<tr><th scope=\"row\">").Text(hop.Hop).Raw($"</th><td class=\"answer {FlowPicture.Class(hop)}\">").Text(Wording.Of(hop)).Raw("</td><td>").Text(hop.What).Raw("</td><td>").Text(hop.Note);
            DecidedBy(page, hop.DecidedBy);
            page.Raw("</td></tr>\n");
        }
        page.Raw("</tbody>\n</table>\n</details>\n");
        Parts(page, flow.Parts, flow.MoreParts);
        page.Raw("</article>\n");
    }

    private static void Never(HtmlText page, ReportNever never)
    {
        page.Raw($"<article class=\"flow {never.Verdict}\">\n<h3><span class=\"tag {never.Verdict}\">").Text(Wording.Of(never.Verdict)).Raw("</span> ").Text($"nothing from {never.From} to {never.To}").Raw("</h3>\n");
        if (never.Because.Length > 0) page.Raw("<p class=\"where\">").Text(never.Because).Raw("</p>\n");
        page.Raw("<p>").Text(never.Reason.Length > 0 ? never.Reason : never.Verdict == HopVerdict.Holds ? "No packet gets through." : "These packets get through.").Raw("</p>\n");
        Parts(page, never.Parts, never.MoreParts);
        page.Raw("</article>\n");
    }

    private static void Parts(HtmlText page, IReadOnlyList<ReportPart> parts, int more)
    {
        if (parts.Count == 0) return;
        page.Raw("<details>\n<summary>What becomes of the packets <span class=\"sum\">").Text(Wording.Number(parts.Count + more, "set")).Raw("</span></summary>\n");
        foreach (var part in parts)
        {
            page.Raw("<p><b>").Text($"{(part.Back ? "The answer" : "The packets")}, {Wording.Of(part.Fate)}").Raw("</b> ").Text($"{part.Where}{(part.Reason.Length > 0 ? $": {part.Reason}" : "")}").Raw("<br><code>").Text(part.Packets)
                .Raw("</code></p>\n<ol class=\"trace\">\n<li>").Text("for example ").Raw("<code>").Text(part.Example).Raw("</code></li>\n");
            foreach (var step in part.Trace)
            {
                page.Raw("<li>").Text(step.Device).Raw(step.Packet.Length > 0 ? " → <code>" : "").Text(step.Packet).Raw(step.Packet.Length > 0 ? "</code>" : "");
                DecidedBy(page, step.DecidedBy);
                page.Raw("</li>\n");
            }
            page.Raw("</ol>\n");
        }
        if (more > 0) page.Raw("<p>").Text($"and {Wording.Number(more, "more set")}, which the JSON report leaves out as well").Raw("</p>\n");
        page.Raw("</details>\n");
    }

    private static void DecidedBy(HtmlText page, IReadOnlyList<ReportEvidence> deciders)
    {
        if (deciders.Count == 0) return;
        page.Raw("<ul class=\"by\">\n");
        foreach (var decider in deciders) page.Raw("<li><code>").Text(decider.Excerpt).Raw("</code> <small>").Text($"{decider.Document}, {decider.Path}").Raw("</small></li>\n");
        page.Raw("</ul>\n");
    }
}
