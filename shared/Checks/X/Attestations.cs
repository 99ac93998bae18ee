using HybridDrift.Plans;

namespace HybridDrift.Checks.X;

/// <summary>What no API can show: assumed on the word of an owner, never passed.</summary>
public sealed class Attestations : Check
{
    public override string Id => "X-1";
    public override string Clause => "X";
    public override string Title => "What no system can show is vouched for by its owner";
    public override Severity Severity => Severity.Info;
    public override string Why => "Routers of IBM Cloud and of the enterprise answer to nobody here: somebody must have looked, and say so.";
    public override string Fix => "Ask the owner to look again, and date the attestation anew.";
    public override string? NotApplicable(SitePlan plan) => plan.Attested.Count == 0 ? "the plan attests nothing" : null;

    public override IEnumerable<Outcome> Run(CheckContext context) => context.Plan.Attested.Select(a =>
        new Outcome(OutcomeKind.Assumed, "plan", $"clause {a.Clause}")
        {
            Expected = a.Note ?? "",
            Actual = $"attested by {a.By} on {a.On:yyyy-MM-dd}",
            Evidence = [CheckContext.InPlan(a.Line, $"attested: {a.Clause} by {a.By} on {a.On:yyyy-MM-dd}")],
        });
}
