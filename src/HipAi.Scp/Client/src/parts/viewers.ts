/** Heatmap, window, level and invert for every image of the page at once. */
function enableViewer(viewer: HTMLElement): void {
  const form = viewer.querySelector<HTMLFormElement>("[data-viewer-controls]");
  if (!form) return;
  form.hidden = false;
  const value = (name: string) => Number((form.elements.namedItem(name) as HTMLInputElement).value);
  const isOn = (name: string) => (form.elements.namedItem(name) as HTMLInputElement).checked;
  const show = () => {
    viewer.classList.toggle("heat-off", !isOn("heat"));
    viewer.style.setProperty("--heat", `${value("opacity") / 100}`);
    // A narrow window is a steep curve, as on every workstation.
    viewer.style.setProperty("--window", `${100 / value("window")}`);
    viewer.style.setProperty("--level", `${value("level") / 100}`);
    viewer.style.setProperty("--invert", isOn("invert") ? "1" : "0");
  };
  form.addEventListener("input", show);
  form.addEventListener("reset", () => queueMicrotask(show));
  form.addEventListener("submit", event => event.preventDefault());
  show();
}

function pressed(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
  if (event.target.matches("input[type=search], textarea")) return;
  const name = { h: "heat", i: "invert" }[event.key.toLowerCase()];
  const box = name && document.querySelector<HTMLInputElement>(`[data-viewer-controls] [name="${name}"]`);
  if (!box) return;
  box.checked = !box.checked;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

let listens = false;

/** Starts the image controls of a page. */
export function startViewers(main: HTMLElement): void {
  main.querySelectorAll<HTMLElement>(".viewer").forEach(enableViewer);
  if (!listens) document.addEventListener("keydown", pressed);
  listens = true;
}
