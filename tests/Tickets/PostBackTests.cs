using System.Text;
using System.Text.Json.Nodes;
using HybridDrift.Changes;
using HybridDrift.Emulators;
using HybridDrift.Emulators.Tickets;
using HybridDrift.Tests.Collect.Nsx;
using HybridDrift.Tests.Storage;
using HybridDrift.Tickets;

namespace HybridDrift.Tests.Tickets;

/// <summary>What is written to a ticket is written there and nowhere else, and what goes wrong is told.</summary>
public sealed class PostBackTests : IAsyncLifetime, IDisposable
{
    private const string Token = "Kq7Zr2 a token that is sent";

    private static readonly ChangeNotice Request = new("servicenow", "CHG0040007", Sender.SysId, ChangePhase.Review, null, null, [], 3);

    private static readonly ChangeNotice Issue = new("jira", "CHG-7", "CHG-7", ChangePhase.Review, null, null, [], 3);

    private readonly TemporaryFolder folder = new();
    private TicketSystemEmulator emulator = null!;

    public async Task InitializeAsync() => emulator = await TicketSystemEmulator.StartAsync();

    public async Task DisposeAsync() => await emulator.DisposeAsync();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_note_is_a_work_note_at_ServiceNow()
    {
        using var back = Open();

        Assert.Null(await back.NoteAsync(Request, "1 failed, [code]<b>14</b>[/code] passed\npassword: hunter2", default));

        var call = Assert.Single(emulator.Calls);
        Assert.Equal(("PATCH", $"/api/now/table/change_request/{Sender.SysId}"), (call.Method, call.Path.Split('?')[0]));
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"hybriddrift:{Token}")), call.Authorization);
        Assert.StartsWith("application/json", call.ContentType, StringComparison.Ordinal);
        var note = Assert.Single(JsonNode.Parse(call.Body)!.AsObject());
        Assert.Equal(("work_notes", "1 failed, [ code]<b>14</b>[ /code] passed\npassword: [hidden]"), (note.Key, note.Value!.ToString()));
    }

    [Fact]
    public async Task A_note_is_a_comment_at_Jira()
    {
        using var back = Open();

        Assert.Null(await back.NoteAsync(Issue, "1 failed\r\n\n14 passed", default));

        var call = Assert.Single(emulator.Calls);
        Assert.Equal(("POST", "/rest/api/3/issue/CHG-7/comment", $"Bearer {Token}"), (call.Method, call.Path, call.Authorization));
        Assert.Equal(
            """{"body":{"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"text","text":"1 failed"}]},{"type":"paragraph","content":[{"type":"text","text":"14 passed"}]}]}}""",
            Encoding.UTF8.GetString(call.Body));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json")]
    [InlineData("application/sarif+json")]
    public async Task A_file_is_an_attachment_at_ServiceNow_byte_for_byte(string type)
    {
        using var back = Open();

        Assert.Null(await back.AttachAsync(Request, "report.html", type, "<p>"u8.ToArray(), default));
        Assert.Null(await back.AttachAsync(Issue, "report.html", type, "<p>"u8.ToArray(), default));

        var call = Assert.Single(emulator.Calls);
        Assert.Equal(("POST", $"/api/now/attachment/file?table_name=change_request&table_sys_id={Sender.SysId}&file_name=report.html"), (call.Method, call.Path));
        Assert.Equal((type, "<p>"), (call.ContentType, Encoding.UTF8.GetString(call.Body)));
    }

    [Theory]
    [InlineData("servicenow", "../../incident/00000000000000000000000000000abc")]
    [InlineData("servicenow", "00000000000000000000000000000ABC")]
    [InlineData("servicenow", "00000000000000000000000000000abc?x")]
    [InlineData("servicenow", "CHG0040007")]
    [InlineData("jira", "CHG-7/../../x")]
    [InlineData("jira", "//evil.example/CHG-7")]
    [InlineData("jira", "chg-7")]
    [InlineData("jira", "CHG-7\n")]
    public async Task A_record_that_is_none_is_not_made_a_part_of_an_address(string system, string record)
    {
        using var back = Open();

        var problem = await back.NoteAsync(Request with { System = system, Record = record }, "x", default);

        Assert.Contains("nothing was sent", problem!.What, StringComparison.Ordinal);
        Assert.DoesNotContain(record, problem.What, StringComparison.Ordinal);
        Assert.Empty(emulator.Calls);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a b")]
    [InlineData("a&table_name=sys_user")]
    [InlineData("")]
    public async Task A_file_whose_name_is_none_is_not_sent(string name)
    {
        using var back = Open();

        Assert.NotNull(await back.AttachAsync(Request, name, "text/html", default, default));
        Assert.Empty(emulator.Calls);
    }

    [Fact]
    public async Task A_system_that_nothing_is_written_to_gets_nothing()
    {
        using var back = Open();

        Assert.False(back.Serves("github"));
        Assert.True(back.Serves("jira"));
        Assert.Null(await back.NoteAsync(Request with { System = "github" }, "x", default));
        Assert.Empty(emulator.Calls);
    }

    [Theory]
    [InlineData("503", 1, 2)]
    [InlineData("429", 2, 3)]
    [InlineData("reset", 1, 2)]
    public async Task What_may_pass_is_tried_again(string fault, int times, int calls)
    {
        emulator.Faults.On("/rest/api/3/issue/CHG-7/comment", Fault.Named[fault](TimeProvider.System), times);
        using var back = Open();

        Assert.Null(await back.NoteAsync(Issue, "x", default));
        Assert.Equal(calls, emulator.Calls.Count);
    }

    [Theory]
    [InlineData("500", 3, "also at the third try")]
    [InlineData("401", 1, "check the user and the token")]
    [InlineData("403", 1, "may not write")]
    [InlineData("400", 1, "does not accept")]
    [InlineData("redirect", 1, "not followed")]
    [InlineData("reset", 3, "broke")]
    public async Task What_does_not_pass_is_told_without_a_secret(string fault, int calls, string says)
    {
        emulator.Faults.On("/rest/api/3/issue/CHG-7/comment", Fault.Named[fault](TimeProvider.System));
        using var back = Open();

        var problem = await back.NoteAsync(Issue, "x", default);

        Assert.Equal(("jira", "CHG-7"), (problem!.Document, problem.Where));
        Assert.Contains(says, problem.What, StringComparison.Ordinal);
        Assert.DoesNotContain("Kq7Zr2", problem.What, StringComparison.Ordinal);
        Assert.Equal(calls, emulator.Calls.Count);
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_told_nothing()
    {
        File.WriteAllText(folder["other.pem"], EmulatorCertificate.Create(TimeProvider.System).AuthorityPem);
        using var back = Open(folder["other.pem"]);

        Assert.Contains("certificate", (await back.NoteAsync(Issue, "x", default))!.What, StringComparison.Ordinal);
        Assert.Empty(emulator.Calls);
    }

    [Fact]
    public async Task A_system_that_is_not_there_is_told()
    {
        using var back = Open();
        await emulator.DisposeAsync();

        Assert.Contains("cannot be reached", (await back.NoteAsync(Issue, "x", default))!.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_authorities_that_is_not_there_is_told_at_the_start() =>
        Assert.Throws<IOException>(() => Open(folder["none.pem"]));

    private PostBack Open(string? ca = null)
    {
        if (ca is null) File.WriteAllText(ca = folder["ca.pem"], emulator.Certificate.AuthorityPem);
        var settings = TicketSite.Settings(new()
        {
            ["ServiceNow:PostBack:BaseAddress"] = emulator.Url.ToString(),
            ["ServiceNow:PostBack:User"] = "hybriddrift",
            ["ServiceNow:PostBack:Token"] = Token,
            ["ServiceNow:PostBack:CaFile"] = ca,
            ["Jira:PostBack:BaseAddress"] = emulator.Url.ToString(),
            ["Jira:PostBack:Token"] = Token,
            ["Jira:PostBack:CaFile"] = ca,
        });
        Assert.Empty(settings.Problems);
        return new(settings.Value, new JumpingTime());
    }
}
