import { call, Refusal } from "./call";
import { reload, say } from "./forms";
import { listen } from "./live";

interface Seen {
  version: number;
  revision: number;
  decision: number;
}

/** How often it is asked in case the live connection is away. */
const seconds = 30;

/** What the page shows, as its forms name it; null where nobody may review. */
function shown(): Seen | null {
  const form = document.querySelector<HTMLFormElement>("#report form[data-report]");
  const value = (name: string) => Number((form?.elements.namedItem(name) as HTMLInputElement | null)?.value);
  return form?.elements.namedItem("Version") ? { version: value("Version"), revision: value("Revision"), decision: value("Decision") } : null;
}

/** Looks whether somebody else has changed the review, and says so before anything is lost. */
export function watchReview(isWriting: () => boolean): void {
  const study = document.querySelector<HTMLElement>("[data-study]")?.dataset.study;
  if (!study) return;
  let told = "";
  const look = async (): Promise<void> => {
    const before = shown();
    if (!before || document.visibilityState !== "visible" || document.querySelector("dialog[open], form[aria-busy]")) return;
    try {
      const now = await call<{ seen: Seen; words: string }>("GET", `/api/studies/${study}/review/seen`);
      const key = JSON.stringify(now.seen);
      if (key === JSON.stringify(before) || key === told || JSON.stringify(shown()) !== JSON.stringify(before)) return;
      told = key;
      await tell(now.words, isWriting());
    } catch (fault) {
      // Signed out, or the service is away for a moment: the next change will say so.
      if (!(fault instanceof Refusal) && !(fault instanceof TypeError)) throw fault;
    }
  };
  listen({ changed: studies => void ((studies.length === 0 || studies.includes(study)) && look()), state: () => undefined });
  setInterval(() => void look(), seconds * 1000);
}

async function tell(words: string, isWriting: boolean): Promise<void> {
  if (isWriting) say(`${words} What you wrote is kept.`, { text: "Show it", run: () => void reload() });
  else {
    await reload();
    say(words);
  }
}
