const NUMBER = new Intl.NumberFormat("en");
const ABSOLUTE = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "long" });

/** An estimate over fewer ended operations than this is a guess, and is not shown. */
export const ETA_NEEDS_ENDED = 20;

const DAY = new Intl.DateTimeFormat("en", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** A day without a time, such as "2026-12-31". */
export function day(date: string): string {
  return DAY.format(new Date(`${date}T00:00:00Z`));
}

export function count(n: number): string {
  return NUMBER.format(n);
}

export function plural(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

export function absolute(time: string): string {
  return ABSOLUTE.format(new Date(time));
}

/** "12 s ago", "3 min ago", "in 40 s". */
export function relative(time: string, now: number): string {
  const seconds = Math.round((now - Date.parse(time)) / 1000);
  const size = span(Math.abs(seconds));
  if (Math.abs(seconds) < 2) return "just now";
  return seconds >= 0 ? `${size} ago` : `in ${size}`;
}

/** One unit, rounded down: "40 s", "3 min", "2 h", "5 d". */
export function span(seconds: number): string {
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

/** Two units: "0.4 s", "42 s", "3 min 5 s", "2 h 10 min". */
export function duration(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}

/** Slow rates per minute, so that they do not read as zero. Null before a rate is known. */
export function rate(perSecond: number): string | null {
  if (perSecond <= 0) return null;
  if (perSecond < 1) return `${Math.max(1, Math.round(perSecond * 60))}/min`;
  return perSecond < 10 ? `${perSecond.toFixed(1)}/s` : `${count(Math.round(perSecond))}/s`;
}

/** A range, because the rate sways and trackers have limits: "20-40 s left". Null while too little has ended to say anything. */
export function eta(
  earliest: number | null | undefined,
  latest: number | null | undefined,
  ended: number,
): string | null {
  if (earliest == null || latest == null || ended < ETA_NEEDS_ENDED) return null;
  return `${between(earliest, latest)} left`;
}

/** "20-40 s", "about 3 min"; null where nothing is known. */
export function between(
  earliest: number | null | undefined,
  latest: number | null | undefined,
): string | null {
  if (earliest == null || latest == null) return null;
  const [low, high] = [earliest, latest];
  if (high < 10) return "a few seconds";
  if (high < 60) return range(5, low, high, "s");
  if (high < 3600) return range(1, low / 60, high / 60, "min");
  return range(1, low / 3600, high / 3600, "h");
}

function range(step: number, low: number, high: number, unit: string): string {
  const from = Math.max(step, Math.round(low / step) * step);
  const to = Math.max(step, Math.round(high / step) * step);
  return from >= to ? `about ${to} ${unit}` : `${from}\u2013${to} ${unit}`;
}

const ENDLESS = 1_000_000_000;

/** A budget that nobody can use up: a tracker without limits says a number that says nothing. */
export function isEndless(limit: number): boolean {
  return limit > ENDLESS;
}
