// The work list: live, and usable from the keyboard alone. Without it the page is a list with links and a form.
import { keepAges } from "./parts/age";
import { listen } from "./parts/live";
import { startKeys } from "./parts/listkeys";
import { refreshList } from "./parts/refresh";

const main = document.getElementById("main");
const state = document.querySelector<HTMLElement>("[data-live-state]");
const pollEvery = 15_000;

if (main && state) {
  // This page looks after itself.
  main.dataset.refresh = "off";
  let isLive = false;
  let ahead = 0;
  let waiting: number | undefined;
  const refresh = async () => {
    waiting = undefined;
    ahead = (await refreshList()) ?? ahead;
  };
  // Many changes at once are one look.
  const soon = () => { waiting ??= window.setTimeout(() => void refresh(), 300); };
  listen({
    changed: soon,
    state: now => {
      isLive = now;
      state.dataset.liveState = now ? "on" : "off";
      state.textContent = now ? "live" : "not live: looks every 15 seconds";
    },
  });
  setInterval(() => { if (!isLive) soon(); }, pollEvery);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") soon(); });
  keepAges(document, () => ahead);
  startKeys();
}
