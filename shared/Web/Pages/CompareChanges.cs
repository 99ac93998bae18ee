using System.Globalization;
using HybridDrift.Collect;
using HybridDrift.Flows.Difference;
using HybridDrift.Reports.Writers;

namespace HybridDrift.Web.Pages;

/// <summary>What two recordings show differently, in a table: packets, routes, tunnels, addresses.</summary>
internal static class CompareChanges
{
    private const int MostSets = 6;

    public static void Write(HtmlText page, SiteDifference difference)
    {
        page.Raw("<section>\n<h2>What the network does differently</h2>\n");
        if (difference.Changes.Count == 0) page.Raw("<p>").Text(difference.Compared == 0 ? "Cannot tell." : difference.NotCompared.Count > 0 ? "Nothing, in what could be compared." : "Nothing.").Raw("</p>\n");
        else
        {
            page.Table("What the network does differently", "Where", "What", "Before", "After");
            foreach (var change in difference.Changes)
            {
                page.Raw("<tr><th scope=\"row\">").Read(change.Asset).Raw("<br><small>").Read(change.Area).Raw("</small></th><td>");
                if (!change.Certain) page.Raw("<span class=\"tag Medium\">Possible</span> ");
                if (change.Packets.Count == 0) page.Read(change.Subject);
                else Packets(page, change);
                page.Raw("</td><td>").Read(change.Before).Raw("</td><td>").Read(change.After).Raw("</td></tr>\n");
            }
            page.EndTable();
        }
        page.Raw("</section>\n");
    }

    /// <summary>Text that was read, also by those who write recordings by hand: without what looks like a secret.</summary>
    public static HtmlText Read(this HtmlText page, string text) => page.Text(SecretText.Hide(text));

    private static void Packets(HtmlText page, SiteChange change)
    {
        page.Text($"{change.Count.ToString("N0", CultureInfo.InvariantCulture)} packet {(change.Count == UInt128.One ? "header" : "headers")}").Raw("<ul>");
        foreach (var group in change.Packets)
        {
            var way = string.Join(", ", new[] { group.Ingress is null ? null : $"in by {group.Ingress}", group.Egress is null ? null : $"out by {group.Egress}" }.OfType<string>());
            foreach (var box in group.Packets.Boxes.Take(MostSets)) page.Raw("<li><code>").Text(box.ToString()).Raw("</code>").Read(way.Length == 0 ? "" : $" ({way})").Raw("</li>");
            if (group.Packets.Boxes.Count > MostSets) page.Raw("<li>").Text($"and {Wording.Number(group.Packets.Boxes.Count - MostSets, "more set")}, which hybriddrift diff --json lists").Raw("</li>");
        }
        page.Raw("</ul>");
    }
}
