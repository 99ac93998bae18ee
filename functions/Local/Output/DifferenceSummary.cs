using System.Globalization;
using HybridDrift.Flows.Difference;
using Spectre.Console;

namespace HybridDrift.Local.Output;

/// <summary>The difference of two recordings on a terminal of 80 columns: what changed, then what could not be told.</summary>
internal static class DifferenceSummary
{
    private const int MostPackets = 6;

    public static void Write(IAnsiConsole console, SiteDifference difference)
    {
        var (certain, possible) = (difference.Changes.Count(c => c.Certain), difference.Changes.Count(c => !c.Certain));
        Line(console, Headline(difference, certain, possible), new Style(certain > 0 ? Color.Red : Unsure(difference) ? Color.Yellow : Color.Green, decoration: Decoration.Bold));
        foreach (var change in difference.Changes) Change(console, change);
        NotCompared(console, difference);
        if (difference.InNeither.Count == 0) return;
        console.WriteLine();
        Line(console, $"In neither recording, so not compared: {string.Join(", ", difference.InNeither)}.");
    }

    /// <summary>Something was not read, or nothing at all was there.</summary>
    public static bool Unsure(SiteDifference difference) => difference.NotCompared.Count > 0 || difference.Compared == 0 || difference.Changes.Any(c => !c.Certain);

    private static string Headline(SiteDifference difference, int certain, int possible)
    {
        if (difference.Compared == 0) return "Cannot tell: there is nothing that can be compared.";
        var parts = new List<string> { certain == 0 ? "No difference" + (Unsure(difference) ? " in what was read" : "") : $"{certain} difference{(certain == 1 ? "" : "s")}" };
        if (possible > 0) parts.Add($"{possible} possible");
        if (difference.NotCompared.Count > 0) parts.Add($"{difference.NotCompared.Count} that cannot be told");
        return string.Join(", ", parts) + ".";
    }

    private static void Change(IAnsiConsole console, SiteChange change)
    {
        console.WriteLine();
        var packets = change.Packets.Count > 0;
        Line(console, $"{change.Asset}, {change.Area}{(packets ? "" : $", {change.Subject}")}{(change.Certain ? "" : " (possible)")}", new Style(change.Certain ? Color.Orange1 : Color.Yellow, decoration: Decoration.Bold));
        var rows = Grid();
        if (packets)
        {
            foreach (var group in change.Packets)
            {
                var way = string.Join(", ", new[] { group.Ingress is null ? null : $"in by {group.Ingress}", group.Egress is null ? null : $"out by {group.Egress}" }.OfType<string>());
                foreach (var box in group.Packets.Boxes.Take(MostPackets)) rows.AddRow(new Text("  packets"), new Text(Plain.Text(way.Length == 0 ? $"{box}" : $"{box} ({way})")));
                if (group.Packets.Boxes.Count > MostPackets) rows.AddRow(new Text(""), new Text($"… and {group.Packets.Boxes.Count - MostPackets} more sets of packets"));
            }
            rows.AddRow(new Text("  count"), new Text(change.Count.ToString("N0", CultureInfo.InvariantCulture)));
        }
        rows.AddRow(new Text("  before"), new Text(Plain.Text(change.Before)));
        rows.AddRow(new Text("  after"), new Text(Plain.Text(change.After)));
        console.Write(rows);
    }

    private static void NotCompared(IAnsiConsole console, SiteDifference difference)
    {
        if (difference.NotCompared.Count == 0) return;
        console.WriteLine();
        // One document is often all that is missing for several areas.
        foreach (var same in difference.NotCompared.GroupBy(n => (n.Asset, n.Reason)))
            Line(console, $"cannot tell: {same.Key.Asset}, {string.Join(", ", same.Select(s => s.Area).Distinct())}: {same.Key.Reason}", new Style(Color.Yellow));
    }

    /// <summary>A narrow column for labels, and the rest of the line, wrapped, for what they are about.</summary>
    private static Grid Grid() => new Grid().AddColumn(new GridColumn().NoWrap().Padding(0, 0, 2, 0)).AddColumn(new GridColumn().Padding(0, 0, 0, 0));

    private static void Line(IAnsiConsole console, string text, Style? style = null)
    {
        console.Write(new Text(Plain.Text(text), style));
        console.WriteLine();
    }
}
