using HybridDrift.Addresses;
using HybridDrift.Flows.Proofs;
using HybridDrift.Plans;

namespace HybridDrift.Checks.X;

/// <summary>X3: what the plan says must never be reachable is not, by any packet.</summary>
public sealed class NeverReached : Check
{
    public override string Id => "X3-2";
    public override string Clause => "X3";
    public override string Title => "What must never be reached is not, by whatever address and translation";
    public override Severity Severity => Severity.Critical;
    public override string Why => "The plan's owner has said that this must not be; it stands open to everyone on that side.";
    public override string Fix => "Take away the rule that lets it through, now; then look who used it.";
    public override string? NotApplicable(SitePlan plan) => plan.Nevers.Count == 0 ? "the plan says of nothing that it must never be reached" : null;

    public override IEnumerable<Outcome> Run(CheckContext context) => context.Nevers.Select(Never);

    /// <summary>The subject of the answer.</summary>
    public static string Name(PlanNever never) => $"never from {never.From.Text} to {never.To.Text}";

    private static Outcome Never(NeverAnswer answer)
    {
        var subject = new Subject("plan", Name(answer.Never), answer.Sources);
        var expected = $"nothing from {answer.Never.From.Text} to {answer.Never.To.Text}";
        if (answer.Through is [var first, ..])
            return subject.Absent(DriftKind.Extra, expected, $"{Text(first.Flight.Sent)} arrives as {Text(first.Flight.Now)}{(answer.Through.Count > 1 ? $", and {answer.Through.Count - 1} more sets" : "")}",
                [.. answer.Through.SelectMany(Deciders.Of).Distinct().Take(8).Select(d => new Proof(d.Origin, d.Excerpt))]);
        if (answer.Perhaps is [var open, ..])
            return subject.Unknown($"{Text(open.Flight.Sent)}: {open.Reason} ({open.Where})", [.. Deciders.Of(open).Select(d => new Proof(d.Origin, d.Excerpt))]);
        return subject.Pass(expected, "no packet gets through");
    }

    /// <summary>For people: the whole internet reads as "any".</summary>
    private static string Text(PacketBox box) => (box.Source.Equals(IbmReserved.Internet) ? box with { Source = AddressSet.All } : box).ToString();
}
