using HybridDrift.Checks;
using HybridDrift.Collect;
using HybridDrift.Reports;
using HybridDrift.Reports.Writers;
using Spectre.Console;
using Status = HybridDrift.Checks.Status;

namespace HybridDrift.Local.Output;

/// <summary>The report on a terminal of 80 columns: verdict, what could not be read, findings worst first, where the whole of it is.</summary>
internal static class ConsoleSummary
{
    private const int MostUnknowns = 12;

    /// <param name="written">Paths of the pages that were written.</param>
    public static void Write(IAnsiConsole console, Report report, IReadOnlyList<string> written)
    {
        Line(console, $"{report.Site}: {Wording.Of(report.Verdict)}", new Style(Colour(report.Verdict), decoration: Decoration.Bold));
        Line(console, Wording.Sentence(report));
        Line(console, $"{report.Decided} of {report.Planned} answers decided: {report.Count(Status.Pass)} passed, {report.Count(Status.Fail)} failed, {report.Count(Status.Unknown)} unknown. "
            + $"Read {(report.Taken is { } taken ? Timestamp.Readable(taken) : "at an unknown time")}.");
        foreach (var change in report.Changes) Line(console, Wording.Sentence(change, report), new Style(Color.Blue));
        if (report.Review is { } review) Line(console, $"{review.Number}: {Wording.Of(review.Verdict)}. {review.Reason}");
        Sources(console, report);
        foreach (var finding in report.Findings) Finding(console, finding);
        Unknowns(console, report);
        console.WriteLine();
        foreach (var path in written) console.WriteLine($"Report: {Plain.Text(path)}");
    }

    private static void Sources(IAnsiConsole console, Report report)
    {
        foreach (var source in report.Sources.Where(s => s.Completeness != Completeness.Complete))
        {
            console.WriteLine();
            Line(console, $"{source.Name} was {Wording.Of(source.Completeness)}:", new Style(Color.Yellow));
            var rows = Grid();
            foreach (var problem in source.Problems.Take(MostUnknowns)) rows.AddRow(new Text("  -"), new Text(Plain.Text(problem.ToString())));
            console.Write(rows);
            More(console, source.Problems.Count);
        }
    }

    private static void Finding(IAnsiConsole console, ReportResult finding)
    {
        console.WriteLine();
        Line(console, $"{finding.Severity}  {finding.Check}  {finding.Asset}, {finding.Subject}{(finding.ExpectedBy.Count == 0 ? "" : $" (expected by {string.Join(", ", finding.ExpectedBy)})")}", new Style(Colour(finding.Severity), decoration: Decoration.Bold));
        var rows = Grid();
        rows.AddRow(new Text("  not so"), new Text(finding.Title));
        rows.AddRow(new Text("  expected"), new Text(Plain.Text(finding.Expected)));
        rows.AddRow(new Text("  actual"), new Text(Plain.Text(finding.Actual)));
        foreach (var evidence in finding.Evidence.Take(2)) rows.AddRow(new Text("  read in"), new Text(Plain.Text($"{evidence.Document}, {evidence.Path}")));
        console.Write(rows);
    }

    private static void Unknowns(IAnsiConsole console, Report report)
    {
        var unknown = report.Results.Where(r => r.Status == Status.Unknown).ToArray();
        if (unknown.Length == 0) return;
        console.WriteLine();
        Line(console, "Could not be decided:", new Style(Color.Yellow));
        var rows = Grid();
        foreach (var result in unknown.Take(MostUnknowns))
            rows.AddRow(new Text($"  {result.Check}"), new Text(Plain.Text($"{result.Asset}, {result.Subject}: {result.Reason}")));
        console.Write(rows);
        More(console, unknown.Length);
    }

    private static void More(IAnsiConsole console, int all)
    {
        if (all > MostUnknowns) Line(console, $"  … and {all - MostUnknowns} more in the report.");
    }

    /// <summary>A narrow column for labels, and the rest of the line, wrapped, for what they are about.</summary>
    private static Grid Grid() => new Grid().AddColumn(new GridColumn().NoWrap().Padding(0, 0, 2, 0)).AddColumn(new GridColumn().Padding(0, 0, 0, 0));

    private static void Line(IAnsiConsole console, string text, Style? style = null)
    {
        console.Write(new Text(Plain.Text(text), style));
        console.WriteLine();
    }

    private static Color Colour(Verdict verdict) => verdict switch
    {
        Verdict.Compliant => Color.Green,
        Verdict.Drift => Color.Red,
        _ => Color.Yellow,
    };

    private static Color Colour(Severity severity) => severity switch
    {
        Severity.Critical => Color.Red,
        Severity.High => Color.Orange1,
        Severity.Medium => Color.Yellow,
        _ => Color.Blue,
    };
}
