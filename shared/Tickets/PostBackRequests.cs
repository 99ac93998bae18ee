using HybridDrift.Changes;
using RestSharp;

namespace HybridDrift.Tickets;

/// <summary>What is sent to say something about a change.</summary>
internal static class PostBackRequests
{
    /// <summary>Jira takes 32,767 characters of a comment.</summary>
    private const int Longest = 30_000;

    /// <returns>Null when the record is none of its system's: it becomes a part of the address.</returns>
    public static RestRequest? Note(ChangeNotice change, string text)
    {
        if (text.Length > Longest) text = text[..Longest] + "…";
        return change.System switch
        {
            TicketSystems.ServiceNow when TicketFields.IsSysId(change.Record) =>
                new RestRequest($"/api/now/table/change_request/{change.Record}?sysparm_exclude_reference_link=true&sysparm_fields=sys_id", Method.Patch)
                    .AddJsonBody(new Dictionary<string, string> { ["work_notes"] = Plain(text) }),
            TicketSystems.Jira when TicketFields.IsIssueKey(change.Record) =>
                new RestRequest($"/rest/api/3/issue/{change.Record}/comment", Method.Post).AddJsonBody(new { body = Document(text) }),
            _ => null,
        };
    }

    /// <returns>Null when the record is none of ServiceNow's, or the file's name is none.</returns>
    public static RestRequest? Attachment(ChangeNotice change, string file, string mediaType, ReadOnlyMemory<byte> content) =>
        change.System == TicketSystems.ServiceNow && TicketFields.IsSysId(change.Record) && Storage.ObjectName.IsSegment(file)
            ? new RestRequest($"/api/now/attachment/file?table_name=change_request&table_sys_id={change.Record}&file_name={file}", Method.Post)
                .AddParameter(new BodyParameter("", content.ToArray(), mediaType, DataFormat.Binary))
            : null;

    /// <summary>ServiceNow shows what stands between these marks as HTML.</summary>
    private static string Plain(string text) => text.Replace("[code]", "[ code]", StringComparison.OrdinalIgnoreCase).Replace("[/code]", "[ /code]", StringComparison.OrdinalIgnoreCase);

    /// <summary>Atlassian's document format; a line is a paragraph, and a text in it is never empty.</summary>
    private static Dictionary<string, object> Document(string text) => new()
    {
        ["type"] = "doc",
        ["version"] = 1,
        ["content"] = text.ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0)
            .Select(line => new { type = "paragraph", content = new[] { new { type = "text", text = line } } }).ToArray(),
    };
}
