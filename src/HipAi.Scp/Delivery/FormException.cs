using HipAi.Scp.Configuration;

namespace HipAi.Scp.Delivery;

/// <summary>A report cannot be written in a form: a defect, or a record that holds what the form has no place for. Sending it again would not help.</summary>
internal sealed class FormException(ReportForm form, Exception inner)
    : Exception($"The form {form} cannot be written: {inner.Message}", inner)
{
    /// <summary>Form and kind of fault, without anything of the report.</summary>
    public string Code => $"{form} cannot be written ({InnerException!.GetType().Name})";
}
