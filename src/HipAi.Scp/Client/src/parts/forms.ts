import { dirtyTexts, putBack, served } from "./editing";

let isSending = false;

/** Sends a form of the page, and shows what came of it without loading the page anew. */
export async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  // One after the other: each names what was seen before it.
  if (isSending) return;
  isSending = true;
  form.setAttribute("aria-busy", "true");
  try {
    const action = submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? "";
    const body = new URLSearchParams([...new FormData(form, submitter)].map(([name, value]) => [name, String(value)]));
    const answer = await fetch(action, { method: "POST", body, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const ask = page.querySelector("[data-ask]");
    if (ask) showAsk(ask);
    else if (answer.ok) {
      const isText = form.matches("[data-report], [data-ask] form") || action.includes("handler=Correct") || action.includes("handler=Take");
      document.querySelector<HTMLDialogElement>("dialog.ask-dialog")?.close();
      refresh(page, !isText);
      if (/handler=(Sign|Correct|Addendum)/.test(action)) document.querySelector("[data-region=standing]")?.scrollIntoView({ block: "nearest" });
    } else say("That did not work: load the page again.");
  } catch {
    say("The service does not answer. Nothing was written; try again.");
  } finally {
    isSending = false;
    form.removeAttribute("aria-busy");
  }
}

/** Puts the parts of a freshly served page in place of those that are shown. What somebody is writing stays. */
export function refresh(page: Document, keepsText: boolean): void {
  const [written, before] = keepsText ? [dirtyTexts(), served()] : [[], new Map<string, string>()];
  const focused = document.activeElement?.closest<HTMLElement>("[data-hip]")?.dataset.hip;
  for (const region of document.querySelectorAll<HTMLElement>("[data-region]")) {
    const fresh = page.querySelector<HTMLElement>(`[data-region="${region.dataset.region}"]`);
    if (fresh) region.replaceWith(document.importNode(fresh, true));
  }
  putBack(written, before);
  if (focused) document.querySelector<HTMLElement>(`[data-hip="${focused}"]`)?.focus();
  document.dispatchEvent(new CustomEvent("review:refreshed"));
}

/** Loads the parts of the page anew. */
export async function reload(): Promise<void> {
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  if (answer.ok && !answer.redirected) refresh(new DOMParser().parseFromString(await answer.text(), "text/html"), true);
}

/** Asks, or says why not, over the page: the images stay to be seen. */
function showAsk(ask: Element): void {
  document.querySelector("dialog.ask-dialog")?.remove();
  const dialog = document.createElement("dialog");
  dialog.className = "ask-dialog";
  const content = document.importNode(ask, true);
  const title = content.querySelector("h1");
  if (title) {
    title.id = "ask-title";
    dialog.setAttribute("aria-labelledby", "ask-title");
  }
  dialog.append(content);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", event => {
    if (!(event.target instanceof Element) || !event.target.closest("[data-close]")) return;
    event.preventDefault();
    dialog.close();
    void reload();
  });
  document.body.append(dialog);
  dialog.showModal();
  const first = dialog.querySelector<HTMLElement>("[data-first]") ?? dialog.querySelector<HTMLElement>("input:not([type=hidden]), button, a");
  first?.focus();
}

/** Says something in a line at the top of the review. */
export function say(words: string, action?: { text: string; run: () => void }): void {
  document.querySelector(".review-note")?.remove();
  const note = document.createElement("p");
  note.className = "review-note";
  note.setAttribute("role", "status");
  const text = document.createElement("span");
  text.textContent = words;
  note.append(text);
  if (action) {
    const button = document.createElement("button");
    button.textContent = action.text;
    button.addEventListener("click", () => {
      note.remove();
      action.run();
    });
    note.append(button);
  }
  document.querySelector("[data-region=standing]")?.after(note);
}
