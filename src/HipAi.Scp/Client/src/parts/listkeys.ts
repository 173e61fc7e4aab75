function links(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(".worklist tbody th a")];
}

/** Moves the focus by rows; from outside of the list it goes to the first or last. */
function move(by: number): void {
  const all = links();
  const row = document.activeElement?.closest("tr[data-study]");
  const at = all.findIndex(link => link.closest("tr") === row);
  all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
}

function keys(): Record<string, () => void> {
  return {
    j: () => move(1),
    ArrowDown: () => move(1),
    k: () => move(-1),
    ArrowUp: () => move(-1),
    g: () => links()[0]?.focus(),
    G: () => links().at(-1)?.focus(),
    "[": () => document.querySelector<HTMLElement>('[data-page="prev"]')?.click(),
    "]": () => document.querySelector<HTMLElement>('[data-page="next"]')?.click(),
    "/": () => document.querySelector<HTMLInputElement>("#q")?.select(),
    "?": () => document.querySelector<HTMLDialogElement>("#keys")?.showModal(),
  };
}

/** The keys of the work list; while somebody types they are letters. */
export function startKeys(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-keys]");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => keys()["?"]?.());
  }
  const known = keys();
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
    if (event.target.matches("input, select, textarea") || document.querySelector("dialog[open]")) return;
    const act = known[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
