namespace HipAi.Scp.Storage;

/// <summary>The disk under the data folder: an edge, so that a test can fill it or watch the order of what is done.</summary>
internal interface IDisk
{
    /// <summary>Opens a new file for writing; fails when it is there already.</summary>
    FileStream Create(string path);

    /// <summary>Returns when the file's bytes are on stable storage.</summary>
    void Flush(FileStream file);

    /// <summary>Gives a file its final name in place of whatever has it, and returns when the folder is on stable storage.</summary>
    void Publish(string from, string to);

    /// <summary>Deletes a file; nothing happens when it is not there.</summary>
    void Delete(string path);

    /// <summary>Bytes that may still be written.</summary>
    long FreeBytes(string folder);
}
