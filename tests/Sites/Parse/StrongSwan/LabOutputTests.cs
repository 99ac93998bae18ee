using HybridDrift.Collect;
using HybridDrift.Sites.Parse.StrongSwan;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Sites.Parse.StrongSwan;

/// <summary>Recordings of real gateways, where the folder with them stands beside the checkout.</summary>
public sealed class LabOutputTests
{
    private static readonly string Folder = Path.Combine(SharedSamplesFactAttribute.Folder, "strongswan", "lab-outputs");

    [SharedSamplesFact]
    public void Every_recorded_output_is_read_completely_when_it_is_not_empty()
    {
        var files = Directory.GetFiles(Folder, "*.status.txt").Concat(Directory.GetFiles(Folder, "*.statusall.txt")).Order().ToArray();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            var reading = IpsecStatusParser.Parse(Path.GetFileName(file), text, text.Length == 0 ? 3 : 0);
            Assert.Empty(reading.Problems);
            Assert.Equal(Completeness.Complete, reading.Completeness);
            Assert.Equal(text.Length == 0, reading.Value.DaemonStopped);
            Assert.Equal(file.Contains(".statusall.", StringComparison.Ordinal) && text.Length > 0, reading.Value.HasConnections);
            Assert.Equal(Occurrences(text, "SPIs: ", "_o"), reading.Value.IkeSas.Sum(s => s.Children.Count(c => c.SpiIn is not null)));
            Assert.Equal(Occurrences(text, "]...", "]"), reading.Value.IkeSas.Count);
        }
    }

    private static int Occurrences(string text, string sign, string end) =>
        text.Split('\n').Count(l => l.Contains(sign, StringComparison.Ordinal) && l.TrimEnd().EndsWith(end, StringComparison.Ordinal));
}
