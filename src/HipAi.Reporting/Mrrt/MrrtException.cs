namespace HipAi.Reporting.Mrrt;

/// <summary>A file that cannot be taken as an MRRT report template.</summary>
/// <param name="message">Why, in words for the person who imports it.</param>
public sealed class MrrtException(string message) : Exception(message);
