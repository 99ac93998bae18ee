namespace HybridDrift.Collect.Kubernetes;

/// <summary>Room for one answer at a time, used again for the next: a list of any length is read in the room of its longest page.</summary>
internal sealed class PageBuffer(long most)
{
    private byte[] room = new byte[64 << 10];

    /// <summary>Null when there is more than fits.</summary>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var length = 0;
        while (true)
        {
            if (length == room.Length)
            {
                if (room.Length > most) return null;
                Array.Resize(ref room, (int)Math.Min(room.Length * 2L, most + 1));
            }
            var read = await stream.ReadAsync(room.AsMemory(length), cancellation);
            if (read == 0) return room.AsMemory(0, length);
            length += read;
            if (length > most) return null;
        }
    }
}
