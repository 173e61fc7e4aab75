using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HipAi.Scp.Storage.Database;

/// <summary>
/// PostgreSQL takes no NUL and no half of a surrogate pair in a text, which a header may well hold; an image must not be refused
/// for it (requirement A8). Each becomes U+FFFD. The bytes as received are in the image's file.
/// </summary>
internal sealed class StorableText : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        foreach (var entry in eventData.Context!.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified))
        {
            foreach (var property in entry.Properties)
                if (property.CurrentValue is string text && !IsStorable(text)) property.CurrentValue = Storable(text);
        }

        return ValueTask.FromResult(result);
    }

    /// <summary>Whether a text can be stored as it is.</summary>
    public static bool IsStorable(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != System.Buffers.OperationStatus.Done || rune.Value == 0) return false;
            rest = rest[length..];
        }

        return true;
    }

    /// <summary>The text with U+FFFD for what cannot be stored.</summary>
    public static string Storable(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0 ? Rune.ReplacementChar : rune));
}
