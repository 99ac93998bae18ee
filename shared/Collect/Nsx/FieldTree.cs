namespace HybridDrift.Collect.Nsx;

/// <summary>
/// Which fields of a document are kept, written as <c>name</c> for a value, <c>'name</c> for free text, <c>name(…)</c>
/// for an element with fields in it, <c>@name</c> for an attribute, <c>~name(…)</c> for an element at any depth below,
/// and <c>*</c> where any name may stand with <c>true</c> or <c>false</c> in it.
/// </summary>
internal sealed class FieldTree
{
    private readonly Dictionary<string, FieldTree> fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> attributes = new(StringComparer.Ordinal);

    private FieldTree()
    {
    }

    /// <summary>A field with a text of its own.</summary>
    public bool IsValue { get; private init; }

    /// <summary>A text of people: nothing hangs on it, and what looks like a secret in it is hidden.</summary>
    public bool IsFreeText { get; private init; }

    public bool AnyFlag { get; private set; }

    /// <summary>The fields that are kept wherever they stand below.</summary>
    public FieldTree? AnyDepth { get; private set; }

    public IEnumerable<string> Attributes => attributes;

    public FieldTree? Find(string name) => fields.GetValueOrDefault(name);

    /// <summary>Every name that is kept, at whatever place.</summary>
    public IEnumerable<string> Names => fields.SelectMany(f => f.Value.Names.Prepend(f.Key)).Concat(attributes).Concat(AnyDepth?.Names ?? []).Distinct();

    public static FieldTree Of(string text)
    {
        var words = text.Replace("(", " ( ").Replace(")", " ) ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var next = 0;
        return Read(words, ref next);
    }

    private static FieldTree Read(string[] words, ref int next)
    {
        var tree = new FieldTree();
        while (next < words.Length && words[next] != ")")
        {
            var word = words[next++];
            if (word == "*") tree.AnyFlag = true;
            else if (word[0] == '@') tree.attributes.Add(word[1..]);
            else (word[0] == '~' ? tree.AnyDepth ??= new() : tree).fields.Add(word.TrimStart('~', '\''), Field(words, ref next, word[0] == '\''));
        }
        return tree;
    }

    private static FieldTree Field(string[] words, ref int next, bool isFreeText)
    {
        if (next == words.Length || words[next] != "(") return new() { IsValue = true, IsFreeText = isFreeText };
        next++;
        var inner = Read(words, ref next);
        next++;
        return inner;
    }
}
