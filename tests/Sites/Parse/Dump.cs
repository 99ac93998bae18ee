using System.Collections;
using System.Text;

namespace HybridDrift.Tests.Sites.Parse;

/// <summary>Everything that a part of the model holds, as a text: to compare it, and to look for what must not be there.</summary>
internal static class Dump
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        if (value is IEnumerable items and not string)
        {
            foreach (var item in items) Write(text.Append('[', 1), item);
            text.Append(']');
        }
        else if (value?.GetType() is { IsEnum: false, Namespace: "HybridDrift.Sites" or "HybridDrift.Collect" } type)
        {
            foreach (var property in type.GetProperties().Where(p => p.GetMethod is { IsStatic: false } get && get.GetParameters().Length == 0))
                Write(text.Append('\n').Append(property.Name).Append('='), property.GetValue(value));
        }
        else text.Append(value);
    }
}
