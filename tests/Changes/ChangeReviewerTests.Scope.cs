using HybridDrift.Changes;
using HybridDrift.Reports;
using HybridDrift.Tests.Checks;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Changes;

/// <summary>No scope, nothing done, and work that is not finished.</summary>
public sealed partial class ChangeReviewerTests
{
    [Theory]
    [InlineData()]
    [InlineData("edge-70")]
    public void Without_a_known_scope_it_cannot_be_told_what_is_its_own(params string[] scope)
    {
        var review = WithRule(ExampleSite.Healthy()).Review(scope);

        Assert.Equal(ReviewVerdict.CannotTell, review.Verdict);
        Assert.Contains("names no scope that is known", review.Reason);
        Assert.NotEmpty(review.OutOfScope);
    }

    [Theory]
    [InlineData()]
    [InlineData("icp-edge")]
    public void When_nothing_changed_it_is_incomplete(params string[] scope)
    {
        var review = ExampleSite.Healthy().Review(scope);

        Assert.Equal(ReviewVerdict.Incomplete, review.Verdict);
        Assert.Equal("Nothing changed in its scope.", review.Reason);
    }

    [Fact]
    public void What_is_still_wrong_in_its_scope_makes_it_incomplete()
    {
        // The source NAT was gone before; what was changed is something else.
        var review = WithRule(ExampleSite.Healthy()).RemoveNat(IcpEdge, 196610).Review(ExampleSite.Healthy().RemoveNat(IcpEdge, 196610), ChangePhase.Review, ["icp-edge"]);

        Assert.Equal(ReviewVerdict.Incomplete, review.Verdict);
        Assert.NotEmpty(review.InScope);
        Assert.Contains(review.Remaining, f => f is { Check: "A3-1", InScope: true });
        Assert.Contains("in its scope: A3-1", review.Reason);
    }

    [Fact]
    public void What_is_newly_wrong_in_its_scope_makes_it_incomplete()
    {
        var review = ExampleSite.Healthy().RemoveNat(IcpEdge, 196610).Review("icp-edge");

        Assert.Equal(ReviewVerdict.Incomplete, review.Verdict);
        Assert.Contains(review.New, f => f is { Check: "A3-1", InScope: true, Certain: true });
        Assert.Empty(review.Remaining);
    }

    [Fact]
    public void A_repair_is_as_planned_and_says_what_is_gone()
    {
        var review = ExampleSite.Healthy().Review(ExampleSite.Healthy().RemoveNat(IcpEdge, 196610), ChangePhase.Closed, ["icp-edge/esg-nat"]);

        Assert.Equal(ReviewVerdict.AsPlanned, review.Verdict);
        Assert.Contains(review.Gone, f => f is { Check: "A3-1", Certain: true });
        Assert.Empty(review.New);
    }
}
