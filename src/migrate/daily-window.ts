/** Hours of the day in which a run may upload, as wall clock minutes of this computer; may span midnight. */
export interface DailyWindow {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** `23:00-07:00`; undefined for anything else. */
export function tryParseWindow(text: string): DailyWindow | undefined {
  const match = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/u.exec(text);
  if (match === null) return undefined;
  const [fromHour = 0, fromMinutes = 0, toHour = 0, toMinutes = 0] = match.slice(1).map(Number);
  const isTime = (hour: number, minutes: number): boolean => hour < 24 && minutes < 60;
  if (!isTime(fromHour, fromMinutes) || !isTime(toHour, toMinutes)) return undefined;
  const window = { fromMinute: fromHour * 60 + fromMinutes, toMinute: toHour * 60 + toMinutes };
  return window.fromMinute === window.toMinute ? undefined : window;
}

const dayMinutes = 24 * 60;

/** Milliseconds until the window opens; 0 inside it. Asked again on the way, it copes with a changed clock. */
export function msUntilOpen(window: DailyWindow, now: Date): number {
  const minute = now.getHours() * 60 + now.getMinutes();
  const length = (window.toMinute - window.fromMinute + dayMinutes) % dayMinutes;
  const since = (minute - window.fromMinute + dayMinutes) % dayMinutes;
  if (since < length) return 0;
  return (dayMinutes - since) * 60_000 - now.getSeconds() * 1000;
}
