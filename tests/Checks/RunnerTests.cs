using HybridDrift.Checks;
using HybridDrift.Collect;
using HybridDrift.Plans;
using HybridDrift.Sites;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks;

public sealed class RunnerTests
{
    private static readonly SitePlan Plan = ExampleSite.Healthy().Plan.Plan;
    private static readonly Site Nothing = new(Reading.Complete<IReadOnlyList<EdgeSummary>>([], "nsx/edges.xml"), new Dictionary<string, Edge>(), new Dictionary<string, Cluster>(), [],
        Reading.Complete<IReadOnlyList<VirtualWire>>([], "nsx/virtualwires.xml"), Reading.Complete<IReadOnlyList<PreRule>>([], "nsx/dfw.xml"));
    private static readonly Proof Proof = new(new("nsx/edge-7.xml", "natRule[3]"), "a rule");

    private sealed class Fake(params Outcome[] outcomes) : Check
    {
        public string? NotFor { get; init; }
        public override string Id => "X-1";
        public override string Clause => "X";
        public override string Title => "It is so";
        public override Severity Severity => Severity.Medium;
        public override string Why => "Because.";
        public override string Fix => "Mend it.";
        public override string? NotApplicable(SitePlan plan) => NotFor;
        public override IEnumerable<Outcome> Run(CheckContext context) => outcomes;
    }

    private static IReading Read(Completeness completeness) =>
        new Reading<string>("", completeness, completeness == Completeness.Complete ? [] : [new("iks/nodes.json", "", "is not in the recording")], "iks/nodes.json");

    private static Subject About(params Completeness[] sources) => new("iks", "nodes", [.. sources.Select(Read)]);

    private static Result Single(params Outcome[] outcomes) => Assert.Single(Runner.Run(Plan, Nothing, [new Fake(outcomes)]));

    [Fact]
    public void Answers_stand_when_everything_was_read()
    {
        Assert.Equal(Status.Pass, Single(About(Completeness.Complete).Pass("a", "a")).Status);
        Assert.Equal(Status.Fail, Single(About(Completeness.Complete).Absent(DriftKind.Missing, "a", "b")).Status);
        Assert.Equal(Status.Fail, Single(About(Completeness.Complete).Fail(DriftKind.Extra, "a", "b")).Status);
        Assert.Equal(Status.Pass, Single(About().Pass("a", "a")).Status);
    }

    [Theory]
    [InlineData(Completeness.Partial)]
    [InlineData(Completeness.Failed)]
    [InlineData(Completeness.NotConfigured)]
    public void A_pass_and_an_absence_are_unknown_when_a_reading_is_not_complete(Completeness completeness)
    {
        var subject = About(Completeness.Complete, completeness);

        foreach (var outcome in new[] { subject.Pass("a", "a"), subject.Absent(DriftKind.Missing, "a", "b") })
        {
            var result = Single(outcome);

            Assert.Equal(Status.Unknown, result.Status);
            Assert.Equal("iks/nodes.json: is not in the recording", result.Reason);
            Assert.Null(result.Outcome.Drift);
        }
    }

    [Fact]
    public void A_reason_names_the_document_when_the_reading_gives_no_problem()
    {
        var reading = new Reading<string>("", Completeness.Partial, [], "iks/pods.json");

        Assert.Equal("iks/pods.json was not read completely", Single(new Subject("iks", "pods", reading).Pass("a", "a")).Reason);
    }

    [Theory]
    [InlineData(Completeness.Partial)]
    [InlineData(Completeness.Failed)]
    public void A_fail_that_something_proves_stands(Completeness completeness)
    {
        var result = Single(About(completeness).Fail(DriftKind.Extra, "a", "b", Proof));

        Assert.Equal((Status.Fail, DriftKind.Extra), (result.Status, result.Outcome.Drift));
        Assert.Equal([Proof], result.Outcome.Evidence);
    }

    [Fact]
    public void An_unknown_keeps_its_reason() =>
        Assert.Equal((Status.Unknown, "two meanings"), Single(About(Completeness.Complete).Unknown("two meanings")) is var r ? (r.Status, r.Reason) : default);

    [Fact]
    public void A_check_that_says_nothing_is_unknown()
    {
        var result = Single();

        Assert.Equal(Status.Unknown, result.Status);
        Assert.Contains("there was nothing to check", result.Reason);
    }

    [Fact]
    public void A_check_that_does_not_apply_is_not_run()
    {
        var result = Assert.Single(Runner.Run(Plan, Nothing, [new Fake(About().Pass("a", "a")) { NotFor = "another mode" }]));

        Assert.Equal((Status.NotApplicable, "another mode"), (result.Status, result.Reason));
    }

    [Fact]
    public void The_same_subject_twice_is_one_answer_with_all_evidence()
    {
        var other = new Proof(new("nsx/edge-7.xml", "natRule[9]"), "the same rule again");
        var result = Single(About().Fail(DriftKind.Extra, "a", "b", Proof), About().Fail(DriftKind.Extra, "a", "b", other, Proof));

        Assert.Equal([Proof, other], result.Outcome.Evidence);
    }

    [Fact]
    public void The_worst_of_two_answers_for_one_subject_counts()
    {
        Assert.Equal(Status.Fail, Single(About().Pass("a", "a"), About().Unknown("?"), About().Fail(DriftKind.Extra, "a", "b")).Status);
        Assert.Equal(Status.Unknown, Single(About().Pass("a", "a"), About().Unknown("?")).Status);
        Assert.Equal(Severity.Critical, Single(About().Fail(DriftKind.Extra, "a", "b"), About().Fail(DriftKind.Extra, "a", "b") with { Severity = Severity.Critical }).Severity);
    }

    [Fact]
    public void An_answer_has_the_severity_and_the_advice_of_its_check_unless_it_has_its_own()
    {
        var own = Single(About().Fail(DriftKind.Extra, "a", "b") with { Severity = Severity.Low, Fix = "Wait." });

        Assert.Equal((Severity.Medium, "Mend it."), Single(About().Fail(DriftKind.Extra, "a", "b")) is var r ? (r.Severity, r.Fix) : default);
        Assert.Equal((Severity.Low, "Wait."), (own.Severity, own.Fix));
    }

    [Fact]
    public void The_identity_is_of_check_asset_and_subject_and_of_nothing_else()
    {
        var one = Single(About().Fail(DriftKind.Extra, "a", "b", Proof)).Identity;

        Assert.Matches("^[0-9a-f]{64}$", one);
        Assert.Equal(one, Single(About(Completeness.Failed).Fail(DriftKind.Different, "c", "d", new Proof(new("nsx/edge-7.xml", "natRule[99]"), "rule 200001")) with { Severity = Severity.Low }).Identity);
        Assert.Equal(one, Single(About().Pass("a", "a")).Identity);
        Assert.NotEqual(one, Single(new Subject("icp", "nodes").Pass("a", "a")).Identity);
        Assert.NotEqual(one, Single(new Subject("iks", "pods").Pass("a", "a")).Identity);
    }
}
