using HybridDrift.Reports;
using HybridDrift.Reports.Writers;

namespace HybridDrift.Web.Pages;

/// <summary>A verdict as people see it: a sign and a word besides its colour.</summary>
internal static class VerdictMark
{
    /// <param name="verdict">As the manifest of a report has it.</param>
    public static HtmlText Verdict(this HtmlText page, string verdict) =>
        page.Raw($"<span class=\"verdict {Class(verdict)}\"><span aria-hidden=\"true\">{Sign(verdict)}</span> ").Text(Word(verdict)).Raw("</span>");

    public static string Word(string verdict) => Known(verdict) is { } known ? Wording.Of(known) : verdict;

    /// <summary>Nothing that was read: one of ours, or none.</summary>
    public static string Class(string? verdict) => Known(verdict)?.ToString() ?? "None";

    public static string Sign(string verdict) => Known(verdict) switch
    {
        Reports.Verdict.Compliant => "✓",
        Reports.Verdict.Drift => "✗",
        _ => "?",
    };

    /// <summary>Numbers, which Enum.TryParse would take as well, are no verdicts.</summary>
    public static Verdict? Known(string? verdict) => Enum.GetNames<Verdict>().Contains(verdict, StringComparer.Ordinal) ? Enum.Parse<Verdict>(verdict!) : null;
}
