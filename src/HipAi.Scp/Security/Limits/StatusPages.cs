using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Diagnostics;

namespace HipAi.Scp.Security.Limits;

/// <summary>Words for refusals that would have none: problem details (RFC 9457) for programs, a small page for people.</summary>
internal static class StatusPages
{
    /// <summary>Writes them, where an answer has a status of refusal and no body.</summary>
    internal static Task WriteAsync(StatusCodeContext status)
    {
        var (context, code) = (status.HttpContext, status.HttpContext.Response.StatusCode);
        var (title, text) = Words(code);
        if (SecurityServices.IsForPrograms(context.Request.Path))
            return Results.Problem(statusCode: code, title: title, detail: text).ExecuteAsync(context);
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Page(title, text));
    }

    private static (string Title, string Text) Words(int status) => status switch
    {
        StatusCodes.Status400BadRequest => ("The page is out of date", "Go back, load the page again, and repeat what you did."),
        StatusCodes.Status401Unauthorized => ("Not signed in", "Sign in, or send a valid token."),
        StatusCodes.Status403Forbidden => ("Not allowed", "Your roles do not include this."),
        StatusCodes.Status404NotFound => ("Not found", "There is no such page."),
        StatusCodes.Status405MethodNotAllowed => ("Not possible", "This address does not take such a request."),
        StatusCodes.Status413PayloadTooLarge => ("Too large", "What was sent is larger than this service takes."),
        StatusCodes.Status429TooManyRequests => ("Too many requests", "Wait a minute and try again."),
        StatusCodes.Status503ServiceUnavailable => ("Not possible at the moment", "The audit trail cannot be written, and without it nothing is shown or changed. Tell whoever runs the service."),
        _ => ("This did not work", "The service could not do what was asked. Its log says more."),
    };

    private static string Page(string title, string text) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="dark">
          <title>{HtmlEncoder.Default.Encode(title)} – HipAI</title>
          <link rel="icon" href="/favicon.svg" type="image/svg+xml">
          <link rel="stylesheet" href="/css/site.css">
        </head>
        <body>
          <main id="main"><div class="empty"><h1>{HtmlEncoder.Default.Encode(title)}</h1><p>{HtmlEncoder.Default.Encode(text)}</p><p><a href="/">Work list</a></p></div></main>
        </body>
        </html>
        """;
}
