using HybridDrift.Checks;
using HybridDrift.Reports;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks;

public sealed class CatalogueTests
{
    private static readonly Lazy<Report> Healthy = new(() => ExampleSite.Healthy().Scan());
    private static readonly Lazy<Report> Drifted = new(() => ExampleSite.Drifted().Scan());

    public static TheoryData<string> Ids => new(Catalogue.All.Select(c => c.Id));

    private static Check Of(string id) => Catalogue.All.Single(c => c.Id == id);

    [Fact]
    public void Every_check_of_the_assembly_is_in_it_once()
    {
        var all = typeof(Check).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(Check))).Select(t => t.Name).Order();

        Assert.Equal(all, Catalogue.All.Select(c => c.GetType().Name).Order());
    }

    [Fact]
    public void No_id_is_used_twice() => Assert.Equal(Catalogue.All.Count, Catalogue.All.Select(c => c.Id).Distinct().Count());

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_id_is_the_clause_with_a_number(string id) => Assert.Matches($@"^{Of(id).Clause.Replace(".", "\\.")}-[1-9][0-9]?$", id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_check_stands_in_the_folder_of_its_clause(string id) => Assert.EndsWith($".{Of(id).Clause[0]}", Of(id).GetType().Namespace);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Texts_are_sentences(string id)
    {
        var check = Of(id);

        Assert.Matches(@"^\S.*[^\s.]$", check.Title);
        foreach (var text in new[] { check.Why, check.Fix }) Assert.Matches(@"^[A-Z].*\S\.$|^[a-z_]+ .*\S\.$", text);
        foreach (var text in new[] { check.Title, check.Why, check.Fix }) Assert.DoesNotMatch(@"  |\bTODO\b|\n", text);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_severity_is_worth_a_finding(string id) => Assert.InRange(Of(id).Severity, Severity.Critical, Severity.Info);

    [Theory]
    [InlineData("A6-2", Severity.Critical)]
    [InlineData("A6-3", Severity.High)]
    [InlineData("A3-1", Severity.High)]
    [InlineData("B2.2-1", Severity.High)]
    [InlineData("D-1", Severity.High)]
    public void What_stands_open_is_critical_and_what_is_broken_is_high(string id, Severity severity) => Assert.Equal(severity, Of(id).Severity);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_check_has_an_answer_on_the_healthy_site(string id)
    {
        var results = Healthy.Value.Results.Where(r => r.Check == id).ToArray();

        Assert.NotEmpty(results);
        Assert.All(results, r => Assert.True(r.Status is Status.Pass or Status.NotApplicable or Status.Assumed, $"{r.Status} {r.Subject}: {r.Reason}{r.Actual}"));
    }

    [Fact]
    public void Identities_are_unique_on_both_recordings()
    {
        foreach (var report in new[] { Healthy.Value, Drifted.Value })
            Assert.Equal(report.Results.Count, report.Results.Select(r => r.Identity).Distinct().Count());
    }

    [Fact]
    public void The_planted_drifts_are_found_and_nothing_else()
    {
        var findings = Drifted.Value.Results.Where(r => r.Status is not (Status.Pass or Status.NotApplicable or Status.Assumed)).ToArray();

        Assert.All(findings, r => Assert.Equal(Status.Fail, r.Status));
        Assert.Equal(
        [
            ("A3-1", DriftKind.Different, Severity.High), ("A6-1", DriftKind.Different, Severity.High), ("A6-2", DriftKind.Extra, Severity.Critical),
            ("A6-3", DriftKind.Extra, Severity.High), ("B2.2-1", DriftKind.Different, Severity.High), ("B2.2-2", DriftKind.Different, Severity.Medium),
            ("B2.2-3", DriftKind.Different, Severity.High), ("B2.4-1", DriftKind.Different, Severity.High), ("D1.1-1", DriftKind.Extra, Severity.High),
            ("D1.1-3", DriftKind.Extra, Severity.Medium), ("D1.5-1", DriftKind.Different, Severity.High), ("D2.1-2", DriftKind.Extra, Severity.Medium),
            ("D3.2-1", DriftKind.Different, Severity.High), ("D6-2", DriftKind.Extra, Severity.High), ("F2.6-1", DriftKind.Different, Severity.High),
            ("F3.3-1", DriftKind.Different, Severity.High),
            // What can get through the doors that A6-2 and A6-3 name, and the flows and the "never" that the others break.
            ("X2-1", DriftKind.Extra, Severity.Critical), ("X2-1", DriftKind.Extra, Severity.High),
            ("X3-1", DriftKind.Different, Severity.High), ("X3-1", DriftKind.Different, Severity.High), ("X3-2", DriftKind.Extra, Severity.Critical),
        ],
            findings.Select(r => (r.Check, r.Drift!.Value, r.Severity)).OrderBy(r => r.Check, StringComparer.Ordinal).ThenBy(r => r.Severity));
    }

    [Fact]
    public void Every_finding_says_what_was_expected_and_what_is_and_where_it_was_read() => Assert.All(Drifted.Value.Findings, r =>
    {
        Assert.NotEmpty(r.Expected);
        Assert.NotEmpty(r.Actual);
        Assert.NotEmpty(r.Evidence);
        Assert.All(r.Evidence, e => Assert.False(e.Document.Length == 0 || e.Path.Length == 0 || e.Excerpt.Length == 0 || e.Sha256.Length != 64));
    });

    [Fact]
    public void Answers_do_not_name_the_ids_and_positions_that_NSX_gives() =>
        Assert.All(Drifted.Value.Results, r => Assert.DoesNotMatch(@"\b1(31|96)[0-9]{3}\b|position", r.Subject));

    [Fact]
    public void Two_scans_are_alike() => Assert.Equal(Drifted.Value.Results.Select(r => (r.Identity, r.Status, r.Actual)), ExampleSite.Drifted().Scan().Results.Select(r => (r.Identity, r.Status, r.Actual)));
}
