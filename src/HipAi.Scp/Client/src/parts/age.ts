/** How long something lies back, worded as the server words it. */
export function age(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return "now";
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 1440) return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
  const days = Math.floor(minutes / 1440);
  return `${days} ${days === 1 ? "day" : "days"}`;
}

/** Keeps the ages on a page true. The service's clock counts, whatever this machine's says. */
export function keepAges(root: ParentNode, ahead: () => number): void {
  const tick = () => {
    for (const time of root.querySelectorAll<HTMLTimeElement>("time[data-age]")) {
      const text = age(Date.now() + ahead() - Date.parse(time.dateTime));
      if (time.textContent !== text) time.textContent = text;
    }
  };
  setInterval(tick, 15_000);
}
