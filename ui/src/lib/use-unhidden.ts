import { useEffect } from "react";

const REACHED = ":is(a[href], button, input, select, textarea, [tabindex])";
/** But for the browser's own lists, which stand hidden behind ours at any time. */
const HIDDEN_BUT_REACHED = `[aria-hidden=true]:not([data-a11y-ignore]):is(${REACHED}, :has(${REACHED}))`;

/**
 * An open list beside a text field hides the rest of the page from screen readers, though Tab and a click go on reaching
 * it. What is reached is to be told: it is shown again, as everything is once the list closes.
 */
export function useUnhidden(open: boolean): void {
  useEffect(() => {
    if (!open) return;
    for (const hidden of document.querySelectorAll(HIDDEN_BUT_REACHED)) hidden.removeAttribute("aria-hidden");
  }, [open]);
}
