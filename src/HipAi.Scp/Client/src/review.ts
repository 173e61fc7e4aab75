// The reading part of a study's page: decisions, the report edited in place, signing, and who else was faster.
// Every form works without this script; with it the page stays where it is, and the viewer too.
import { send } from "./parts/forms";
import { watchReview } from "./parts/watch";
import { registerKeys } from "./parts/keys";
import { dirtyTexts, isDirty, startEditing } from "./parts/editing";

document.addEventListener("submit", event => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("form[data-review]")) return;
  event.preventDefault();
  void send(form, event.submitter);
});

document.addEventListener("click", event => {
  if (!(event.target instanceof Element)) return;
  if (event.target.closest("[data-edit]")) {
    event.preventDefault();
    startEditing();
  }
  const use = event.target.closest("[data-use]");
  if (use) usePart(use);
});

function usePart(button: Element): void {
  const part = button.closest(".part");
  const text = part?.querySelector("textarea");
  const proposed = part?.querySelector("[data-proposed]");
  if (!text || !proposed) return;
  startEditing();
  text.value = proposed.textContent ?? "";
  text.focus();
}

window.addEventListener("beforeunload", event => {
  if (isDirty()) event.preventDefault();
});

/** Presses a button as if the mouse had; false when there is none, so that others get the key. */
function press(selector: string): boolean {
  const button = document.querySelector<HTMLElement>(selector);
  button?.click();
  return button !== null;
}

/** The hip that has the focus in it, or the first that is not decided on, or the first. */
function hip(): HTMLElement | null {
  const focused = document.activeElement?.closest<HTMLElement>("[data-hip]");
  return focused ?? document.querySelector<HTMLElement>("[data-hip]:not(.hip-decided)") ?? document.querySelector<HTMLElement>("[data-hip]");
}

function accept(): boolean {
  const focused = document.activeElement?.closest("[data-hip]");
  if (!focused && press("form[data-accept-all] button")) return true;
  const button = hip()?.querySelector<HTMLElement>("button[data-verdict=accept]");
  button?.click();
  return Boolean(button);
}

function open(what: "change" | "reject"): boolean {
  const details = hip()?.querySelector<HTMLDetailsElement>(`details[data-verdict=${what}]`);
  if (!details) return false;
  details.open = true;
  details.querySelector<HTMLElement>("select")?.focus();
  return true;
}

registerKeys("Report", [
  { key: "a", what: "Accept: the hip with the focus, else all that are open", run: accept },
  { key: "c", what: "Change the class of a hip", run: () => open("change") },
  { key: "x", what: "Reject the finding of a hip", run: () => open("reject") },
  { key: "e", what: "Edit the report", run: () => startEditing() },
  { key: "Ctrl+s", what: "Save the report", run: () => press("[data-save]") },
  { key: "Ctrl+Enter", what: "Sign the report", run: () => press("[data-sign]") },
  { key: "n", what: "Next study to read", run: () => location.assign(`${location.pathname}/review?handler=Next`) },
  { key: "Shift+N", what: "Back to the study before", run: () => history.back() },
]);

// These two also while one types: that is when they are wanted. The registry rests then.
document.addEventListener("keydown", event => {
  if (!(event.target instanceof Element) || !event.target.closest("[data-report]") || !event.ctrlKey || event.altKey || event.metaKey) return;
  const selector = event.key.toLowerCase() === "s" ? "[data-save]" : event.key === "Enter" ? "[data-sign]" : "";
  if (selector && press(selector)) event.preventDefault();
});

watchReview(() => dirtyTexts().length > 0);
