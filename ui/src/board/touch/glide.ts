import type { Point } from "./holds";

const EDGE_PX = 48;
const FASTEST_PX = 14;
/** So close to the side of the screen a column is turned to, if there is one at a time. */
const SIDE_PX = 24;
const TURN_MS = 600;

/** How far a frame scrolls for a finger here; nothing away from the edges. */
export function speed(at: number, from: number, to: number): number {
  const before = from + EDGE_PX - at;
  const behind = at - (to - EDGE_PX);
  const deep = before > 0 ? -before : behind > 0 ? behind : 0;
  return Math.max(-1, Math.min(1, deep / EDGE_PX)) * FASTEST_PX;
}

/** Frame by frame: scrolls what is below the finger while it is near an edge, and turns columns at the sides. */
export function glide(
  board: HTMLElement,
  finger: () => Point,
  each: { frame: () => void; turn: (by: 1 | -1) => void },
): () => void {
  const snap = board.style.scrollSnapType;
  board.style.scrollSnapType = "none";
  let atSideSince: number | null = null;
  const step = (now: number) => {
    const { x, y } = finger();
    const list = document.elementFromPoint(x, y)?.closest("[data-takes]")?.querySelector("[role=grid]");
    if (list) {
      const box = list.getBoundingClientRect();
      list.scrollTop += speed(y, box.top, box.bottom);
    }
    const box = board.getBoundingClientRect();
    board.scrollLeft += speed(x, Math.max(0, box.left), Math.min(innerWidth, box.right));
    window.scrollBy(0, speed(y, 0, innerHeight));
    const side = x < SIDE_PX ? -1 : x > innerWidth - SIDE_PX ? 1 : 0;
    if (side === 0) atSideSince = null;
    else if (atSideSince === null) atSideSince = now;
    else if (now - atSideSince > TURN_MS) {
      atSideSince = now;
      each.turn(side);
    }
    each.frame();
    next = requestAnimationFrame(step);
  };
  let next = requestAnimationFrame(step);
  return () => {
    cancelAnimationFrame(next);
    board.style.scrollSnapType = snap;
  };
}
