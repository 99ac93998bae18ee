namespace HybridDrift.Drafts;

/// <summary>One line of a section.</summary>
/// <param name="Note">Where it was read; of a question, what its answer is.</param>
/// <param name="IsQuestion">It could not be read: it stands in the draft as a comment that a person completes.</param>
internal sealed record DraftLine(string Text, string Note, bool IsQuestion);

/// <summary>A key of the plan with what is drafted below it.</summary>
/// <param name="Key">Empty for lines that stand at the top themselves.</param>
/// <param name="Lines">Empty: nothing is known and nothing is asked, and the section is left out.</param>
internal sealed record DraftSection(string Key, string About, IReadOnlyList<DraftLine> Lines)
{
    /// <summary>What a person completes: taking it away leaves YAML that is indented as it should be.</summary>
    public const string Mark = "# ? ";

    /// <summary>Notes are lined up, as far as the lines are not too long.</summary>
    private const int Widest = 78;

    public IEnumerable<string> Rendered()
    {
        if (Lines.Count == 0) return [];
        var open = Key.Length > 0 && Lines.All(l => l.IsQuestion);
        var rows = Lines.Select(l => (Left: Left(l, open), l.Note)).ToList();
        if (Key.Length > 0) rows.Insert(0, ($"{(open ? Mark : "")}{Key}:", About));
        var width = rows.Select(r => r.Left.Length).Where(w => w <= Widest).DefaultIfEmpty(0).Max();
        return rows.Select(r => r.Note.Length == 0 ? r.Left : $"{r.Left.PadRight(width)}  # {r.Note}");
    }

    private string Left(DraftLine line, bool open)
    {
        var indent = Key.Length == 0 ? "" : "  ";
        return open ? $"{Mark}{indent}{line.Text}" : $"{indent}{(line.IsQuestion ? Mark : "")}{line.Text}";
    }
}
