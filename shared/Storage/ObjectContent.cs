namespace HybridDrift.Storage;

/// <summary>What is to be written.</summary>
/// <param name="Bytes">All of it.</param>
/// <param name="MediaType">
/// For those who read the object past this program, such as by a link to a blob. A folder has no place for it: there the extension
/// of the name has to do.
/// </param>
public readonly record struct ObjectContent(ReadOnlyMemory<byte> Bytes, string? MediaType = null)
{
    public static implicit operator ObjectContent(ReadOnlyMemory<byte> bytes) => new(bytes);

    public static implicit operator ObjectContent(byte[] bytes) => new(bytes);
}
