// The page that waits for a study: goes to it as soon as it is here. Without it the browser loads the page again.
const seconds = 3;

async function look(): Promise<void> {
  try {
    // A redirect says that there is something to open; where to is the browser's business.
    const answer = await fetch(location.href, { redirect: "manual", headers: { Accept: "text/html" } });
    const waits = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-waits]") !== null;
    if (answer.type === "opaqueredirect" || (answer.ok && !waits)) return location.reload();
  } catch {
    // The service is away for a moment: it is asked again.
  }
  setTimeout(() => void look(), seconds * 1000);
}

const main = document.getElementById("main");
if (main) main.dataset.refresh = "off";
setTimeout(() => void look(), seconds * 1000);
