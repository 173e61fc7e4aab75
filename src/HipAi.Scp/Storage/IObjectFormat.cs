namespace HipAi.Scp.Storage;

/// <summary>The file format of stored objects: an edge, so that the order of storing is tested without DICOM files.</summary>
internal interface IObjectFormat
{
    /// <summary>The bytes that go in front of a data set to make it a Part 10 file.</summary>
    byte[] Preface(StoreRequest request);

    /// <summary>Reads the header of a stored file, up to the pixels.</summary>
    /// <exception cref="UnreadableObjectException">It cannot be read.</exception>
    InstanceHeader ReadHeader(string path);

    /// <summary>Where the data set begins in a file.</summary>
    /// <exception cref="UnreadableObjectException">It is not such a file.</exception>
    long DataSetOffset(string path);
}
