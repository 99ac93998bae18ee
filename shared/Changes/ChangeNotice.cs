namespace HybridDrift.Changes;

/// <summary>Where a planned change stands, whatever its ticket system calls that.</summary>
public enum ChangePhase
{
    /// <summary>Approved and given a time: the moment for a scan of what is there before.</summary>
    Scheduled,

    /// <summary>Being carried out: its window is open.</summary>
    Implement,

    /// <summary>Carried out, to be looked at: the moment for a scan of what is there after.</summary>
    Review,

    /// <summary>Done with, with or without a review.</summary>
    Closed,

    /// <summary>Will not be carried out: nothing of it may be there.</summary>
    Canceled,
}

/// <summary>One revision of a change ticket: only what was allow-listed of what its system sent.</summary>
/// <param name="System">The route that it came by: <c>servicenow</c>, <c>jira</c>, <c>github</c> or <c>standard</c>.</param>
/// <param name="Number">What people call the ticket, such as <c>CHG0030001</c>: see <see cref="IsNumber"/>.</param>
/// <param name="Record">What its system calls it, to post back to: a sys_id, an issue key, or the number once more.</param>
/// <param name="Start">Planned start of the window, if the ticket has one.</param>
/// <param name="Scope">Names of the plan (edges, clusters, tunnels) and of areas that the change may touch; none when the ticket does not say.</param>
/// <param name="Revision">Grows with every change of the ticket: a count, or milliseconds since 1970. Older ones are passed over.</param>
public sealed record ChangeNotice(
    string System, string Number, string Record, ChangePhase Phase, DateTimeOffset? Start, DateTimeOffset? End, IReadOnlyList<string> Scope, long Revision)
{
    /// <summary>1 to 60 of <c>A-Z a-z 0-9 _ -</c>, so that it can stand in the name of a stored object.</summary>
    public static bool IsNumber(string text) =>
        text.Length is > 0 and <= 60 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
