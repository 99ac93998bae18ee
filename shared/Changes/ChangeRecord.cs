using System.Text.Json.Serialization;

namespace HybridDrift.Changes;

/// <summary>
/// What is known of one ticket, and what follows from its next revision. Revisions may come in any order and more than once; the
/// newest tells the phase. A ticket that is opened again after it was closed or canceled begins a new round, with scans of its own.
/// </summary>
/// <param name="Revision">Of the newest notice; of two that are equal, the later phase is the newer one.</param>
internal sealed record ChangeRecord(
    string System, string Number, [property: JsonConverter(typeof(JsonStringEnumConverter<ChangePhase>))] ChangePhase Phase,
    DateTimeOffset? Start, DateTimeOffset? End, IReadOnlyList<string> Scope, long Revision)
{
    /// <summary>Of answers: who is told the same once more has asked less than so many revisions ago.</summary>
    private const int MostTurns = 100;

    /// <summary>The revision that the round began with.</summary>
    public long Round { get; init; } = Revision;

    /// <summary>The newest revision that had the change still to be carried out.</summary>
    public long? Active { get; init; }

    /// <summary>The newest revision by which the change had begun.</summary>
    public long? Began { get; init; }

    public Scanned? Before { get; init; }

    public Scanned? After { get; init; }

    public IReadOnlyList<Turn> Turns { get; init; } = [];

    /// <summary>A finished scan.</summary>
    /// <param name="Revision">The newest that was known when it was asked for.</param>
    /// <param name="Flag">Of a scan before: late. Of one after: of the canceled change.</param>
    public sealed record Scanned(string Run, long Revision, bool Flag);

    /// <summary>What a run was told.</summary>
    public sealed record Turn(string Run, long Revision, [property: JsonConverter(typeof(JsonStringEnumConverter<ChangeStep>))] ChangeStep Step, bool Late, string? Before)
    {
        public ChangeTurn ToAnswer() => new(Step, Late, Before);
    }

    private bool IsOver => Phase is ChangePhase.Closed or ChangePhase.Canceled;

    private bool HasBegun => Began >= Round;

    /// <returns>The record after that, and the answer; the same record when it need not be kept.</returns>
    public static (ChangeRecord Record, ChangeTurn Answer) Take(ChangeRecord? record, ChangeNotice notice, string run)
    {
        if (record?.Turns.FirstOrDefault(t => t.Run == run) is { } told) return (record, told.ToAnswer());
        var older = record is not null && (notice.Revision, notice.Phase).CompareTo((record.Revision, record.Phase)) < 0;
        if (older && !record!.MissedWork(notice)) return (record, new(ChangeStep.PassedOver));
        var next = older ? record! with { Active = Math.Max(record.Active ?? notice.Revision, notice.Revision) } : Accept(record, notice);
        var answer = next.Answer();
        var turn = new Turn(run, next.Revision, answer.Step, answer.Late, answer.Before);
        return (next with { Turns = [.. next.Turns.TakeLast(MostTurns - 1), turn] }, answer);
    }

    /// <summary>Keeps that the scan of a run was made.</summary>
    /// <returns>The same record when that changes nothing; null when the run was told of no scan, or so long ago that it is forgotten.</returns>
    public ChangeRecord? Done(string run)
    {
        if (Turns.FirstOrDefault(t => t.Run == run) is not { } turn || turn.Step is not (ChangeStep.ScanBefore or ChangeStep.ScanAfter or ChangeStep.ScanCanceled)) return null;
        if (turn.Revision < Round) return this;
        if (turn.Step != ChangeStep.ScanBefore)
            return After?.Revision >= turn.Revision ? this : this with { After = new(run, turn.Revision, turn.Step == ChangeStep.ScanCanceled) };
        // It may have been made only after the change began, whatever was so when it was asked for.
        var made = new Scanned(run, turn.Revision, turn.Late || Began > turn.Revision);
        return Before is null || (!made.Flag && (Before.Flag || Before.Revision < made.Revision)) ? this with { Before = made } : this;
    }

    /// <summary>Whether it is being carried out, within its window.</summary>
    public bool IsOpen(DateTimeOffset now) => Phase == ChangePhase.Implement && !(End <= now);

    /// <summary>Work that is told of only after the review of it: what was read for the review does not show it.</summary>
    private bool MissedWork(ChangeNotice notice) =>
        notice.Phase == ChangePhase.Implement && Phase is ChangePhase.Review or ChangePhase.Closed && notice.Revision >= Round && After?.Revision < notice.Revision;

    private static ChangeRecord Accept(ChangeRecord? record, ChangeNotice notice)
    {
        var told = new ChangeRecord(notice.System, notice.Number, notice.Phase, notice.Start, notice.End, notice.Scope, notice.Revision) { Turns = record?.Turns ?? [] };
        if (record is not null && !(record.IsOver && notice.Phase is ChangePhase.Scheduled or ChangePhase.Implement))
            told = told with { Round = record.Round, Active = record.Active, Began = record.Began, Before = record.Before, After = record.After };
        return told with
        {
            Active = notice.Phase is ChangePhase.Scheduled or ChangePhase.Implement ? notice.Revision : told.Active,
            Began = notice.Phase is ChangePhase.Implement or ChangePhase.Review or ChangePhase.Closed ? notice.Revision : told.Began,
        };
    }

    private ChangeTurn Answer() => Phase switch
    {
        // Once it has begun, a newer scan shows less of what was there before.
        ChangePhase.Scheduled when !HasBegun => Before?.Revision == Revision ? new(ChangeStep.Nothing) : new(ChangeStep.ScanBefore),
        ChangePhase.Scheduled or ChangePhase.Implement => Before is null ? new(ChangeStep.ScanBefore, Late: true) : new(ChangeStep.Nothing),
        ChangePhase.Canceled => Before is null || (After is { Flag: true } && IsAfterWork) ? new(ChangeStep.Nothing) : new(ChangeStep.ScanCanceled, Before.Flag, Before.Run),
        _ => IsAfterWork ? new(ChangeStep.Nothing) : new(ChangeStep.ScanAfter, Before?.Flag ?? false, Before?.Run),
    };

    /// <summary>The scan after is there, and no work has been told of since.</summary>
    private bool IsAfterWork => After is not null && !(After.Revision < Active);
}
