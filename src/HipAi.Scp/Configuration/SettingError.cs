namespace HipAi.Scp.Configuration;

/// <summary>One setting that cannot be used.</summary>
/// <param name="Setting">Its full name, for example <c>HipAi:Receiving:Port</c>.</param>
/// <param name="Value">The value it has.</param>
/// <param name="Cause">What is wrong with it.</param>
public sealed record SettingError(string Setting, string Value, string Cause)
{
    /// <summary>One line for a console.</summary>
    public override string ToString() => $"{Setting} = '{Value}': {Cause}";
}
