const seconds = 4;

/** Asks for the page again while it can still change, and puts the new content in place of the old. */
export function keepFresh(main: HTMLElement, asServed: string): void {
  let last = asServed;
  const tick = async () => {
    if (main.dataset.refresh !== "on") return;
    if (document.visibilityState === "visible" && !isInUse(main)) {
      try {
        const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
        if (answer.ok && !answer.redirected) last = replace(main, await answer.text(), last);
      } catch {
        // The service is away for a moment: the page stays as it is and asks again.
      }
    }
    setTimeout(tick, seconds * 1000);
  };
  setTimeout(tick, seconds * 1000);
}

/** Nobody's typing, opened details or selection is taken away. */
export function isInUse(main: HTMLElement): boolean {
  const active = document.activeElement;
  if (active && main.contains(active) && active.matches("input, textarea, select, summary, button, [data-viewport]")) return true;
  return main.querySelector("details[open]") !== null || String(getSelection()) !== "";
}

function replace(main: HTMLElement, html: string, last: string): string {
  const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("main");
  const served = fresh?.innerHTML;
  if (!fresh || !served || served === last) return last;
  const link = main.contains(document.activeElement) ? document.activeElement?.getAttribute("href") : null;
  main.replaceChildren(...fresh.childNodes);
  main.dataset.refresh = fresh.dataset.refresh;
  if (link) main.querySelector<HTMLElement>(`a[href="${CSS.escape(link)}"]`)?.focus();
  return served;
}
