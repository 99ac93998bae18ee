using HybridDrift.Reports;
using HybridDrift.Tests.Support;
using Xunit.Abstractions;

namespace HybridDrift.Tests.Mutations;

/// <summary>A single field changed for the worse is seen: no detector that stays calm.</summary>
public sealed class HarmfulMutationTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_harmful_change_of_one_field_takes_a_pass_away()
    {
        var mutations = HarmfulXml.All().Concat(HarmfulJson.All()).ToArray();

        var reports = mutations.AsParallel().Select(mutation => (mutation, Report: Scan(mutation))).ToArray();
        var unseen = reports.Where(r => r.Report.Verdict == Verdict.Compliant).Select(r => r.mutation.Name).ToArray();

        output.WriteLine($"{mutations.Length} harmful mutations: {reports.Count(r => r.Report.Verdict == Verdict.Drift)} found as drift, "
            + $"{reports.Count(r => r.Report.Verdict == Verdict.CannotTell)} as not decidable, {unseen.Length} not seen");
        Assert.True(unseen.Length == 0, string.Join("\n", unseen));
        Assert.True(mutations.Length >= 150, $"{mutations.Length} are too few");
        Assert.True(reports.Count(r => r.Report.Verdict == Verdict.Drift) * 10 >= mutations.Length * 9, "Most harmful changes are drift, not doubt: "
            + string.Join("\n", reports.Where(r => r.Report.Verdict == Verdict.CannotTell).Select(r => r.mutation.Name)));
    }

    private static Report Scan(Mutation mutation)
    {
        var site = ExampleSite.Healthy();
        mutation.Apply(site);
        return site.Scan();
    }
}
