namespace HybridDrift.Tests.Plans;

public sealed class AttestedTests
{
    private static string WithAttestation(string attestation) => $"{PlanSample.Minimal}attested:\n- {{{attestation}}}\n";

    [Theory]
    [InlineData("A6")]
    [InlineData("D1.1")]
    [InlineData("F3.7")]
    public void Clause_of_the_reference_is_read(string clause) =>
        Assert.Equal(clause, PlanSample.Plan(WithAttestation($"clause: {clause}, by: team, on: 2026-10-01")).Attested[0].Clause);

    [Theory]
    [InlineData("clause: E1, by: team, on: 2026-10-01", "5:12: 'E1' does not fit; write a clause of the reference, such as B4.1 or F3.7")]
    [InlineData("clause: F3.7.1, by: team, on: 2026-10-01", "5:12: 'F3.7.1' does not fit; write a clause of the reference, such as B4.1 or F3.7")]
    [InlineData("clause: B4.1, by: team, on: 2026-02-30", "5:32: '2026-02-30' is not a date; write a date as year-month-day, such as 2026-10-01")]
    [InlineData("clause: B4.1, by: team, on: 1.10.2026", "5:32: '1.10.2026' is not a date; write a date as year-month-day, such as 2026-10-01")]
    [InlineData("clause: B4.1, by: '', on: 2026-10-01", "5:22: the text is empty; write a few words")]
    [InlineData("clause: B4.1, on: 2026-10-01", "5:3: key 'by' is missing; add it, such as 'by: network-team'")]
    [InlineData("clause: B4.1, by: team, on: 2026-10-01, until: 2027-10-01", "5:44: unknown key 'until'; known: clause, by, on, note")]
    public void Wrong_attestation_is_a_problem(string attestation, string problem) => Assert.Equal(problem, PlanSample.Problem(WithAttestation(attestation)));
}
