namespace HipAi.Reporting;

/// <summary>What a field of the vocabulary holds.</summary>
public enum FieldKind
{
    /// <summary>A single line of text, empty when there is none.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>One of a closed set of codes.</summary>
    Code,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>A group of fields.</summary>
    Group,

    /// <summary>A list of groups.</summary>
    List,
}
