namespace HipAi.Scp.Administration.Templates;

/// <summary>A template is right by itself, but may not serve beside the others, or is not there.</summary>
/// <param name="message">Why, in words for the person who publishes.</param>
internal sealed class TemplateRefusedException(string message) : Exception(message);
