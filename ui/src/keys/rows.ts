/** Rows that can be gone through by j and k mark what opens them. */
const ROW = "[data-row]";

export function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(`main ${ROW}`)];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = rows[at < 0 ? (by === 1 ? 0 : rows.length - 1) : at + by];
  next?.focus();
}

/** Ticks the row that has the focus. */
export function tick(): void {
  const row = document.activeElement?.matches(ROW) ? document.activeElement.closest("tr") : null;
  row?.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
}

/** The button of the page that says that it is this key. */
export function press(mark: string): void {
  document.querySelector<HTMLElement>(`main [data-key="${mark}"]:not([disabled])`)?.click();
}
