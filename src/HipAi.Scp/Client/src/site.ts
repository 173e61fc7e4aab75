// Runs on every page. Without it everything is still there to read.
import { startViewers } from "./parts/viewers";
import { keepFresh } from "./parts/fresh";

const main = document.getElementById("main");
if (main) {
  const asServed = main.innerHTML;
  startViewers(main);
  keepFresh(main, asServed, startViewers);
}
