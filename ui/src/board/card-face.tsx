import { CalendarDays, Flag } from "lucide-react";
import type { Card } from "../api/types";
import { Pill } from "../components/pill";
import { personPlace } from "../issue/words";
import { day } from "../lib/format";
import { word } from "../lib/t";
import { usePeople } from "../names/people";

const MOST_LABELS = 4;
const MOST_PEOPLE = 3;

/** What a card tells at a glance. */
export function CardFace({ card }: { card: Card }) {
  const more = card.labels.length - MOST_LABELS;
  return (
    <div className="min-w-0 flex-1">
      <p className="line-clamp-3 text-sm wrap-anywhere">
        <span className="mr-1.5 text-xs text-soft tabular-nums">#{card.number}</span>
        {card.title}
      </p>
      {card.labels.length > 0 && (
        <p className="mt-1.5 flex flex-wrap gap-1">
          {card.labels.slice(0, MOST_LABELS).map((label) => (
            <Pill key={label}>{label}</Pill>
          ))}
          {more > 0 && <Pill>+{more}</Pill>}
        </p>
      )}
      <Foot card={card} />
    </div>
  );
}

function Foot({ card }: { card: Card }) {
  const person = usePeople();
  if (card.priority === "none" && !card.dueOn && card.assignees.length === 0) return null;
  return (
    <p className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-xs text-soft">
      {card.priority !== "none" && (
        <span className={`inline-flex items-center gap-1 ${card.priority === "urgent" ? "text-bad" : ""}`}>
          <Flag size={11} aria-hidden />
          {word("priority", card.priority)}
        </span>
      )}
      {card.dueOn && (
        <span className="inline-flex items-center gap-1">
          <CalendarDays size={11} aria-hidden />
          {day(card.dueOn)}
        </span>
      )}
      {card.assignees.slice(0, MOST_PEOPLE).map((each) => (
        <span key={each} title={personPlace(each)} className="max-w-32 truncate">
          {person(each)}
        </span>
      ))}
      {card.assignees.length > MOST_PEOPLE && <span>+{card.assignees.length - MOST_PEOPLE}</span>}
    </p>
  );
}
