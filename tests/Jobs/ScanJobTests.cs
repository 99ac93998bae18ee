using HybridDrift.Changes;
using HybridDrift.Jobs;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Jobs;

public sealed class ScanJobTests
{
    private static readonly ChangeNotice Change = new("servicenow", "CHG0030001", "c0ffee00c0ffee00c0ffee00c0ffee01", ChangePhase.Review, ExampleSite.Now, ExampleSite.Now.AddHours(2), ["icp-edge"], 11);

    [Fact]
    public void A_message_is_read_back_as_the_job_that_it_was()
    {
        var job = new ScanJob("run00001", "dal10", ScanReason.Ticket, ExampleSite.Now, Change);

        var read = ScanJob.TryRead(job.ToMessage());

        Assert.Equal(job.ToMessage(), read!.ToMessage());
        Assert.Equal(["icp-edge"], read.Change!.Scope);
        Assert.Equal(new("run00001", "dal10", ScanReason.Manual, ExampleSite.Now), ScanJob.TryRead(new ScanJob("run00001", "dal10", ScanReason.Manual, ExampleSite.Now).ToMessage()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"run":"../../x1","site":"dal10","reason":"Manual","asked":"2026-11-22T08:30:00Z"}""")]
    [InlineData("""{"run":"run00001","site":"../dal10","reason":"Manual","asked":"2026-11-22T08:30:00Z"}""")]
    [InlineData("""{"run":"run00001","site":"DAL10","reason":"Manual","asked":"2026-11-22T08:30:00Z"}""")]
    [InlineData("""{"run":"run00001","site":"dal10","reason":7,"asked":"2026-11-22T08:30:00Z"}""")]
    [InlineData("""{"run":"run00001","site":"dal10","site":"fra02","reason":"Manual","asked":"2026-11-22T08:30:00Z"}""")]
    [InlineData("""{"run":"run00001","site":"dal10","reason":"Manual","asked":"2026-11-22T08:30:00Z","more":1}""")]
    [InlineData("""{"run":"run00001","site":"dal10","reason":"Ticket","asked":"2026-11-22T08:30:00Z","change":{"system":"jira","number":"../../CHG-1","record":"CHG-1","phase":"Review","start":null,"end":null,"scope":[],"revision":1}}""")]
    public void What_is_not_a_job_is_none(string message) => Assert.Null(ScanJob.TryRead(message));
}
