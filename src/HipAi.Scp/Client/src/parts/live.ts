import { HubConnectionBuilder, HubConnectionState, LogLevel } from "@microsoft/signalr";

/** Waits in milliseconds between attempts; the last one is kept. */
const waits = [0, 1000, 2000, 5000, 10_000, 30_000];

/** What a page does when it hears. */
export interface Listener {
  /** Studies changed, or may have while nobody listened: then without UIDs. */
  changed(studies: string[]): void;
  /** Whether changes are heard of at the moment. */
  state(isLive: boolean): void;
}

/** Listens for changed studies for as long as the page is open. */
export function listen(listener: Listener): void {
  const connection = new HubConnectionBuilder()
    .withUrl("/live")
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: retry => waits[Math.min(retry.previousRetryCount, waits.length - 1)] ?? 30_000 })
    .configureLogging(LogLevel.None)
    .build();
  connection.on("ready", () => {
    listener.state(true);
    listener.changed([]);
  });
  connection.on("changed", (studies: string[]) => listener.changed(studies));
  connection.onreconnecting(() => listener.state(false));
  connection.onclose(() => {
    listener.state(false);
    setTimeout(() => void start(0), waits[3]);
  });
  void start(0);

  async function start(attempt: number): Promise<void> {
    if (connection.state !== HubConnectionState.Disconnected) return;
    try {
      await connection.start();
    } catch {
      // The service is away: it is asked again, less and less often.
      listener.state(false);
      setTimeout(() => void start(attempt + 1), waits[Math.min(attempt + 1, waits.length - 1)]);
    }
  }
}
