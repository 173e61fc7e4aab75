// What the pages gain where scripts run. Without this file everything is still there to read.

/** Asks for the page again while it can still change, and puts the new content in place of the old. */
function keepFresh(main, asServed) {
  const seconds = 4;
  let last = asServed;
  const tick = async () => {
    if (main.dataset.refresh !== "on") return;
    if (document.visibilityState === "visible" && !isInUse(main)) {
      try {
        const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
        if (answer.ok) last = replace(main, await answer.text(), last);
      } catch {
        // The service is away for a moment: the page stays as it is and asks again.
      }
    }
    setTimeout(tick, seconds * 1000);
  };
  setTimeout(tick, seconds * 1000);
}

/** Nobody's typing, opened details or selection is taken away. */
function isInUse(main) {
  const active = document.activeElement;
  if (active && main.contains(active) && active.matches("input, summary, button")) return true;
  return main.querySelector("details[open]") !== null || String(getSelection()) !== "";
}

function replace(main, html, last) {
  const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("main");
  const served = fresh?.innerHTML;
  if (!served || served === last) return last;
  const link = main.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  main.replaceChildren(...fresh.childNodes);
  main.dataset.refresh = fresh.dataset.refresh;
  if (link) main.querySelector(`a[href="${CSS.escape(link)}"]`)?.focus();
  start(main);
  return served;
}

/** Heatmap, window, level and invert for every image of the page at once. */
function enableViewer(viewer) {
  const form = viewer.querySelector("[data-viewer-controls]");
  if (!form) return;
  form.hidden = false;
  const show = () => {
    const { heat, opacity, window: width, level, invert } = form.elements;
    viewer.classList.toggle("heat-off", !heat.checked);
    viewer.style.setProperty("--heat", opacity.value / 100);
    // A narrow window is a steep curve, as on every workstation.
    viewer.style.setProperty("--window", 100 / width.value);
    viewer.style.setProperty("--level", level.value / 100);
    viewer.style.setProperty("--invert", invert.checked ? 1 : 0);
  };
  form.addEventListener("input", show);
  form.addEventListener("reset", () => queueMicrotask(show));
  form.addEventListener("submit", event => event.preventDefault());
  show();
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input[type=search], textarea")) return;
  const name = { h: "heat", i: "invert" }[event.key.toLowerCase()];
  const box = name && document.querySelector(`[data-viewer-controls] [name="${name}"]`);
  if (!box) return;
  box.checked = !box.checked;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

function start(main) {
  main.querySelectorAll(".viewer").forEach(enableViewer);
}

const main = document.getElementById("main");
const asServed = main.innerHTML;
start(main);
keepFresh(main, asServed);
document.addEventListener("keydown", pressed);
