using HybridDrift.Flows.Proofs;
using HybridDrift.Flows.Trace;
using HybridDrift.Reports;
using HybridDrift.Reports.Writers;
using Spectre.Console;

namespace HybridDrift.Local.Output;

/// <summary>Flows and single packets on a terminal of 80 columns: hop by hop, then what becomes of the packets.</summary>
internal static class FlowSummary
{
    private const int MostParts = 8;

    public static void Write(IAnsiConsole console, ReportFlow flow)
    {
        Line(console, $"{flow.Name}: {Wording.Of(flow.Verdict)}", new Style(Colour(flow.Verdict), decoration: Decoration.Bold));
        Line(console, $"{flow.Kind}, {flow.Packets}");
        if (flow.Reason.Length > 0) Line(console, flow.Reason);
        console.WriteLine();
        Hops(console, flow.Hops);
        Parts(console, flow.Parts, flow.MoreParts);
        console.WriteLine();
    }

    public static void Write(IAnsiConsole console, string packet, string at, Fate fate, ReportExplanation explanation)
    {
        Line(console, $"{packet}, from {at}: {(fate == Fate.Delivered ? "arrives, and its answer comes back" : fate == Fate.Ambiguous ? "cannot tell" : fate == Fate.OutOfSight ? "leaves what can be seen" : "does not get through")}",
            new Style(fate == Fate.Delivered ? Color.Green : fate is Fate.Ambiguous or Fate.OutOfSight ? Color.Yellow : Color.Red, decoration: Decoration.Bold));
        console.WriteLine();
        Hops(console, explanation.Before);
        Parts(console, explanation.Parts, more: 0);
    }

    private static void Hops(IAnsiConsole console, IReadOnlyList<ReportHop> hops)
    {
        var rows = Grid(3);
        foreach (var hop in hops)
        {
            rows.AddRow(new Text("  " + hop.Hop), new Text(Wording.Of(hop), new Style(Colour(hop.Verdict, hop.InSight))), new Text(Plain.Text($"{hop.What}: {hop.Note}")));
            foreach (var decider in hop.DecidedBy) rows.AddRow(new Text(""), new Text(""), By(decider));
        }
        console.Write(rows);
    }

    private static void Parts(IAnsiConsole console, IReadOnlyList<ReportPart> parts, int more)
    {
        foreach (var part in parts.Take(MostParts))
        {
            console.WriteLine();
            Line(console, $"{(part.Back ? "The answer" : "The packets")}, {Wording.Of(part.Fate)} {part.Where}{(part.Reason.Length > 0 ? $": {part.Reason}" : "")}", new Style(decoration: Decoration.Bold));
            var rows = Grid(2);
            if (part.Packets != part.Example) rows.AddRow(new Text("  all"), new Text(Plain.Text(part.Packets)));
            rows.AddRow(new Text(part.Packets != part.Example ? "  example" : "  packet"), new Text(Plain.Text(part.Example)));
            foreach (var step in part.Trace)
            {
                rows.AddRow(new Text("  " + Plain.Text(step.Device)), new Text(Plain.Text(step.Packet)));
                foreach (var decider in step.DecidedBy) rows.AddRow(new Text(""), By(decider));
            }
            console.Write(rows);
        }
        var left = parts.Count - Math.Min(parts.Count, MostParts) + more;
        if (left > 0) Line(console, $"… and {Wording.Number(left, "more set")} of packets, in the report.");
    }

    private static Text By(ReportEvidence decider) => new(Plain.Text($"{decider.Excerpt} ({decider.Document}, {decider.Path})"), new Style(Color.Grey));

    private static Grid Grid(int columns)
    {
        var grid = new Grid();
        for (var i = 1; i < columns; i++) grid.AddColumn(new GridColumn().NoWrap().Padding(0, 0, 2, 0));
        return grid.AddColumn(new GridColumn().Padding(0, 0, 0, 0));
    }

    private static void Line(IAnsiConsole console, string text, Style? style = null)
    {
        console.Write(new Text(Plain.Text(text), style));
        console.WriteLine();
    }

    private static Color Colour(HopVerdict verdict, bool inSight = true) => verdict switch
    {
        HopVerdict.Holds => Color.Green,
        HopVerdict.Drifts => Color.Red,
        HopVerdict.Unknown when inSight => Color.Yellow,
        HopVerdict.Assumed => Color.Blue,
        _ => Color.Grey,
    };
}
