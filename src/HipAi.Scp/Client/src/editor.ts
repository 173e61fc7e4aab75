// The editor of report templates, over the text areas of the page.
import { call } from "./parts/call";
import { Desk } from "./editor/desk";
import type { Vocabulary } from "./editor/vocabulary";

const form = document.querySelector<HTMLFormElement>("#edit");
if (form) {
  try {
    new Desk(form, await call<Vocabulary>("GET", "/api/templates/vocabulary"));
  } catch {
    // The text areas stay: everything can be done with them and the buttons.
  }
}
