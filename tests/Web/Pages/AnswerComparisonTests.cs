using System.Text;
using HybridDrift.Checks;
using HybridDrift.Collect;
using HybridDrift.Flows.Proofs;
using HybridDrift.Reports.Writers;
using HybridDrift.Tests.Support;
using HybridDrift.Web.Pages;

namespace HybridDrift.Tests.Web.Pages;

public sealed class AnswerComparisonTests
{
    private static readonly KeptAnswer Finding = PageValues.Answer("a", Status.Fail), Other = PageValues.Answer("other", Status.Pass);

    [Theory]
    [InlineData(Status.Pass, "resolved")]
    [InlineData(Status.Unknown, "undecided")]
    [InlineData(Status.Assumed, "unasked")]
    [InlineData(Status.NotApplicable, "unasked")]
    [InlineData(Status.Fail, "same")]
    public void A_finding_is_resolved_only_by_a_pass(Status later, string where) => Assert.Equal(where, Where(PageValues.Answers(PageValues.Answer("a", later))));

    [Fact]
    public void A_finding_of_what_is_not_there_any_more_is_resolved_when_everything_was_read() => Assert.Equal("resolved", Where(PageValues.Answers(Other)));

    [Theory]
    [InlineData(Completeness.Partial)]
    [InlineData(Completeness.Failed)]
    public void A_finding_that_is_gone_is_not_resolved_when_a_source_was_not_read(Completeness source) =>
        Assert.Equal("undecided", Where(PageValues.Answers(Other) with { Sources = [new("nsx", Completeness.Complete), new("iks", source)] }));

    [Fact]
    public void A_finding_that_is_gone_is_not_resolved_when_its_check_could_not_decide() =>
        Assert.Equal("undecided", Where(PageValues.Answers(Other, PageValues.Answer("whole", Status.Unknown, asset: "nsx"))));

    [Fact]
    public void A_finding_of_an_asset_that_is_not_planned_any_more_is_not_resolved() =>
        Assert.Equal("unasked", Where(PageValues.Answers(PageValues.Answer("b", Status.Pass, asset: "edge-9"))));

    [Fact]
    public void What_passed_and_cannot_be_decided_any_more_is_told()
    {
        var comparison = AnswerComparison.Of(PageValues.Answers(PageValues.Answer("a", Status.Pass)), PageValues.Answers(PageValues.Answer("a", Status.Unknown)));

        Assert.Equal("a", Assert.Single(comparison.Undecided).Answer.Identity);
    }

    [Fact]
    public void A_finding_after_an_answer_that_was_not_given_is_new_and_says_so()
    {
        var turned = Assert.Single(AnswerComparison.Of(PageValues.Answers(PageValues.Answer("a", Status.Unknown)), PageValues.Answers(Finding)).New);

        Assert.StartsWith("could not be decided: ", turned.Other, StringComparison.Ordinal);
    }

    [Fact]
    public void Flows_that_turned_are_told_and_others_are_not()
    {
        var before = PageValues.Answers() with { Flows = [new("same", HopVerdict.Holds), new("turned", HopVerdict.Holds), new("gone", HopVerdict.Drifts)] };
        var after = PageValues.Answers() with { Flows = [new("same", HopVerdict.Holds), new("turned", HopVerdict.Unknown)], Nevers = [new("iks", "master", HopVerdict.Holds)] };

        Assert.Equal(
            new TurnedProof[] { new("turned", HopVerdict.Holds, HopVerdict.Unknown), new("gone", HopVerdict.Drifts, null), new("nothing from iks to master", null, HopVerdict.Holds) },
            AnswerComparison.Of(before, after).Proofs);
    }

    [Fact]
    public void A_kept_report_is_read_as_it_was_written()
    {
        var report = ExampleSite.Drifted().Scan();
        var json = JsonReportWriter.Write(report);

        var answers = KeptAnswers.Read(json)!;
        var counts = ReportCounts.Read(json.AsSpan(0, 4096))!;

        Assert.Equal(report.Results.Select(r => (r.Identity, r.Status, r.Actual)), answers.Results.Select(r => (r.Identity, r.Status, r.Actual)));
        Assert.Equal(report.Flows.Select(f => f.Name).Concat(report.Nevers.Select(n => $"nothing from {n.From} to {n.To}")).Distinct().Order(), answers.Proofs.Keys.Order());
        Assert.Equal((report.Decided, report.Planned, report.Findings.Count(), report.Count(Status.Unknown)), (counts.Decided, counts.Planned, counts.Findings, counts.Unknown));
        Assert.True(answers.SawEverything);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"coverage\":{\"decided\":1,\"planned\":1},\"counts\":{\"unknown\":0")]
    [InlineData("{\"counts\":{\"unknown\":0,\"failBySeverity\":{}}}")]
    [InlineData("{\"coverage\":{},\"counts\":{\"unknown\":0,\"failBySeverity\":{}}}")]
    [InlineData("{\"coverage\":null,\"counts\":\"none\"}")]
    public void What_is_no_report_has_no_figures_and_no_answers(string json)
    {
        Assert.Null(ReportCounts.Read(Encoding.UTF8.GetBytes(json)));
        Assert.Null(KeptAnswers.Read(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void A_report_of_an_unknown_form_is_not_read()
    {
        var json = Encoding.UTF8.GetString(JsonReportWriter.Write(ExampleSite.Healthy().Scan()));

        Assert.Null(KeptAnswers.Read(Encoding.UTF8.GetBytes(json.Replace("\"schemaVersion\": \"1.", "\"schemaVersion\": \"2."))));
    }

    private static string Where(KeptAnswers after)
    {
        var comparison = AnswerComparison.Of(PageValues.Answers(Finding), after);
        return Assert.Single(new[] { ("new", comparison.New), ("resolved", comparison.Resolved), ("undecided", comparison.Undecided), ("unasked", comparison.Unasked), ("same", comparison.Same) }, l => l.Item2.Any(t => t.Answer.Identity == "a")).Item1;
    }
}
