/** An answer of the API that was no success: what its problem details say. */
export class Refusal extends Error {
  constructor(readonly status: number, readonly title: string, readonly detail: string, readonly body: Record<string, unknown>) {
    super(detail || title);
  }
}

/** The token that proves that a change comes from one of our own pages. */
function csrfToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf"]')?.content ?? "";
}

/** Calls the API as the person who is signed in. A refusal is thrown with what it says. */
export async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (method !== "GET") headers["X-CSRF-Token"] = csrfToken();
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const answer = await fetch(path, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
  const text = await answer.text();
  const read = text ? JSON.parse(text) : undefined;
  if (!answer.ok) throw new Refusal(answer.status, read?.title ?? answer.statusText, read?.detail ?? "", read ?? {});
  return read as T;
}
