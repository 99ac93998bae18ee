namespace HybridDrift.Collect.Kubernetes;

/// <summary>One API that serves a resource.</summary>
/// <param name="Group">Empty for the core.</param>
internal sealed record ServingApi(string Group, string Version)
{
    public string Text => Group.Length == 0 ? Version : $"{Group}/{Version}";

    public string Path => Group.Length == 0 ? $"/api/{Version}" : $"/apis/{Group}/{Version}";
}

/// <summary>A list that goes into a recording.</summary>
/// <param name="Document">Its name in the layout, without extension.</param>
/// <param name="Apis">Those that may serve it, the one to be preferred first.</param>
/// <param name="Shape">Of its items.</param>
internal sealed record Resource(string Document, string Kind, IReadOnlyList<ServingApi> Apis, Shape Shape);
