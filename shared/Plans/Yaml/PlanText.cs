using System.Globalization;
using System.Text;

namespace HybridDrift.Plans.Yaml;

/// <summary>What holds for the text of a plan file before it is read as YAML.</summary>
internal static class PlanText
{
    private const int MostBytes = 1 << 20;

    public static bool IsReadable(string yaml, ProblemList problems)
    {
        if (Encoding.UTF8.GetByteCount(yaml) > MostBytes)
        {
            problems.Add(1, 1, "the plan is larger than 1 MiB", "a plan describes one site in a few hundred lines");
            return false;
        }
        var (line, lineStart) = (1, 0);
        for (var i = 0; i < yaml.Length; i++)
        {
            var c = yaml[i];
            if (char.IsSurrogatePair(yaml, i)) i++;
            else if (c == '\n' || (c == '\r' && !yaml.AsSpan(i + 1).StartsWith("\n"))) (line, lineStart) = (line + 1, i + 1);
            else if (!IsText(c))
            {
                // The YAML reader takes a null character for the end of the text, and some others for line ends.
                problems.Add(line, i - lineStart + 1, $"there is a character U+{(int)c:X4}", "a plan is plain UTF-8 text");
                return false;
            }
        }
        return true;
    }

    private static bool IsText(char c) => c is '\t' or '\r' || char.GetUnicodeCategory(c) is not
        (UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
