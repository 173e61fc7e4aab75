/** The parts of the page that are served anew; the form and what is typed into it are left alone. */
const parts = ["kinds", "studies"];

/**
 * Asks for the list again and puts it in place of the old one. Focus and selection stay where they were; what is new is marked.
 * Answers how far the service's clock is ahead of this machine's in milliseconds, or nothing when it was not reached.
 */
export async function refreshList(): Promise<number | undefined> {
  if (document.visibilityState !== "visible" || String(getSelection()) !== "") return undefined;
  const answer = await ask();
  if (!answer?.ok) return undefined;
  const served = Date.parse(answer.headers.get("Date") ?? "");
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of parts) replace(id, fresh);
  document.title = fresh.title || document.title;
  return Number.isFinite(served) ? served - Date.now() : undefined;
}

/** The same filters; a search is in no address, so it is posted again. */
async function ask(): Promise<Response | undefined> {
  const shown = document.querySelector<HTMLInputElement>("#filters input[type=search]")?.getAttribute("value");
  try {
    if (!shown) return await fetch(location.pathname + location.search, { headers: { Accept: "text/html" } });
    const form = document.getElementById("filters") as HTMLFormElement;
    const body = new FormData(form);
    // What was searched for, not what is being typed.
    body.set("q", shown);
    const page = document.querySelector<HTMLElement>("[data-shown-page]")?.dataset.shownPage;
    if (page) body.set("p", page);
    return await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
  } catch {
    return undefined;
  }
}

function replace(id: string, fresh: Document): void {
  const [old, now] = [document.getElementById(id), fresh.getElementById(id)];
  if (!old || !now || old.innerHTML === now.innerHTML) return;
  const known = new Set([...old.querySelectorAll<HTMLElement>("tr[data-study]")].map(row => row.dataset.study));
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const row = focused?.closest<HTMLElement>("tr[data-study]")?.dataset.study;
  const href = focused?.getAttribute("href");
  old.replaceChildren(...now.childNodes);
  if (known.size > 0) {
    for (const fresh of old.querySelectorAll<HTMLElement>("tr[data-study]")) {
      if (!known.has(fresh.dataset.study)) arrived(fresh);
    }
  }
  const again = href ? old.querySelector<HTMLElement>(`a[href="${CSS.escape(href)}"]`) : null;
  (again ?? (row ? old.querySelector<HTMLElement>(`tr[data-study="${CSS.escape(row)}"] th a`) : null))?.focus({ preventScroll: true });
}

function arrived(row: HTMLElement): void {
  row.classList.add("arrived");
  setTimeout(() => row.classList.remove("arrived"), 8000);
}
