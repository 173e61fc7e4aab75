// The study page. The viewer's code is loaded only here, and only when there are images to show.
let end: (() => void) | null = null;
let opened: HTMLElement | null = null;

async function open(): Promise<void> {
  const root = document.querySelector<HTMLElement>("[data-viewer]");
  if (root === opened) return;
  end?.();
  [end, opened] = [null, root];
  if (!root) return;
  try {
    const { startViewer } = await import("./viewer/start");
    const stop = startViewer(root);
    if (opened === root) end = stop;
    else stop();
  } catch (fault) {
    root.dataset.state = "failed";
    root.querySelector<HTMLElement>("[data-viewer-status]")!.textContent = "The viewer could not be started: the plain pictures are below.";
    document.documentElement.classList.add("no-viewer");
    console.error(fault);
  }
}

/** Room for the images: what the window leaves below the head of the page. */
function measure(): void {
  const desk = document.querySelector<HTMLElement>("[data-desk]");
  if (desk) desk.style.setProperty("--above", `${Math.round(desk.getBoundingClientRect().top + scrollY)}px`);
}

/** A link to an image, for example from a vote, goes to its viewport. */
function follow(hash: string): boolean {
  const number = /^#image-(\d+)$/.exec(hash)?.[1];
  const cell = number && document.querySelector<HTMLElement>(`[data-viewport="${number}"]`);
  if (!cell || document.documentElement.classList.contains("no-viewer")) return false;
  cell.dispatchEvent(new CustomEvent("hipai:show", { bubbles: true, detail: Number(number) }));
  return true;
}

document.addEventListener("click", event => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#image-"]') : null;
  if (link && follow(link.hash)) event.preventDefault();
});
addEventListener("resize", measure);
addEventListener("pagehide", () => end?.());

const main = document.getElementById("main");
if (main) new MutationObserver(() => { measure(); void open(); }).observe(main, { childList: true });
measure();
void open();
export {};
