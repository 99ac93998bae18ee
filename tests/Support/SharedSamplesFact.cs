namespace HybridDrift.Tests.Support;

/// <summary>A fact about vendor samples that lie beside the repository on some machines; skipped, visibly, where they do not.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedSamplesFactAttribute : FactAttribute
{
    public static string Folder => Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "samples"));

    public SharedSamplesFactAttribute()
    {
        if (!Directory.Exists(Folder)) Skip = "The vendor samples are not beside the repository.";
    }
}
