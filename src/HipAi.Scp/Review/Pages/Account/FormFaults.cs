using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace HipAi.Scp.Review.Pages.Account;

/// <summary>What is wrong with the fields of a form.</summary>
internal static class FormFaults
{
    /// <summary>The sentences for one field; empty for none.</summary>
    internal static string FaultOf(this ModelStateDictionary state, string field) =>
        state.TryGetValue(field, out var entry) ? string.Join(' ', entry.Errors.Select(error => error.ErrorMessage)) : "";
}
