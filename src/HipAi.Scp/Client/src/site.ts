// Runs on every page. Without it everything is still there to read.
import { keepFresh } from "./parts/fresh";

const main = document.getElementById("main");
if (main) keepFresh(main, main.innerHTML);
