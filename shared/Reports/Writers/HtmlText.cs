using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace HybridDrift.Reports.Writers;

/// <summary>HTML under construction: markup of our own as it is, everything else escaped.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder text = new();

    /// <summary>Markup that holds nothing that was read.</summary>
    public HtmlText Raw([StringSyntax("html")] string markup)
    {
        text.Append(markup);
        return this;
    }

    /// <summary>Text of any origin. Control characters and direction marks, which could disguise it, are shown as such.</summary>
    public HtmlText Text(string value)
    {
        foreach (var c in value)
            _ = c switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '"' => text.Append("&quot;"),
                '\'' => text.Append("&#39;"),
                '\n' => text.Append(' '),
                >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F' => text.Append('\uFFFD'),
                _ => char.IsControl(c) ? text.Append('\uFFFD') : text.Append(c),
            };
        return this;
    }

    public override string ToString() => text.ToString();
}
