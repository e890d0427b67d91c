import type { Point } from "./holds";
import type { Place } from "./place";

/** The card below the finger, and a line where it would stand. */
export interface Ghost {
  follow: (at: Point, place: Place | null) => void;
  remove: () => void;
}

export function ghostOf(row: HTMLElement, cards: number, at: Point): Ghost {
  const box = row.getBoundingClientRect();
  const card = row.cloneNode(true) as HTMLElement;
  for (const each of [card, ...card.querySelectorAll("[id]")]) each.removeAttribute("id");
  card.removeAttribute("data-key");
  card.inert = true;
  card.ariaHidden = "true";
  card.className += " pointer-events-none fixed top-0 left-0 z-30 rotate-1 shadow-xl";
  card.style.width = `${box.width}px`;
  card.style.height = `${box.height}px`;
  if (cards > 1) card.append(countOf(cards));
  const line = document.createElement("div");
  line.className = "pointer-events-none fixed z-20 h-0.75 rounded bg-accent";
  line.hidden = true;
  document.body.append(line, card);
  const ghost: Ghost = {
    follow: ({ x, y }, place) => {
      card.style.translate = `${box.left + x - at.x}px ${box.top + y - at.y}px`;
      line.hidden = place === null;
      if (!place) return;
      line.style.left = `${place.line.left}px`;
      line.style.top = `${place.line.top}px`;
      line.style.width = `${place.line.width}px`;
    },
    remove: () => {
      card.remove();
      line.remove();
    },
  };
  ghost.follow(at, null);
  return ghost;
}

function countOf(cards: number): HTMLElement {
  const count = document.createElement("span");
  count.className =
    "absolute -top-2 -right-2 min-w-6 rounded-full bg-accent px-1.5 text-center text-sm font-semibold text-on-accent tabular-nums";
  count.textContent = String(cards);
  return count;
}
