import { ArrowDownLeft, ArrowUpRight, ChevronRight } from "lucide-react";
import { Button as AriaButton, Disclosure, DisclosurePanel } from "react-aria-components";
import type { Link, Operation } from "../api/types";
import { Chip } from "../components/chip";
import { Ago } from "../components/parts";
import { linkName } from "../components/tracker";
import { t, word } from "../lib/t";
import { OperationActions } from "./operation-actions";
import { OperationDetails } from "./operation-details";
import { action, STATES, subject } from "./states";

interface Props {
  operation: Operation;
  link: Link | undefined;
  open: boolean;
  onOpen: (open: boolean) => void;
}

export function OperationRow({ operation, link, open, onOpen }: Props) {
  return (
    <li>
      <Disclosure isExpanded={open} onExpandedChange={onOpen}>
        <div className="flex items-center gap-2 pr-3 has-data-hovered:bg-hover">
          <AriaButton
            slot="trigger"
            className="grid min-w-0 flex-1 cursor-default grid-cols-[1rem_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 py-2 pl-3 text-left text-sm -outline-offset-2 md:grid-cols-[1rem_7.25rem_minmax(0,1fr)_minmax(0,13rem)_5.5rem]"
          >
            <ChevronRight
              size={14}
              aria-hidden
              className={`text-soft transition-transform ${open ? "rotate-90" : ""}`}
            />
            <State operation={operation} />
            <What operation={operation} />
            <Where operation={operation} link={link} />
            <span className="col-start-3 row-start-1 text-right text-soft md:col-start-auto md:row-start-auto">
              <Ago time={operation.createdAt} />
            </span>
          </AriaButton>
          <div className="hidden w-18 justify-end md:flex">
            <OperationActions operation={operation} />
          </div>
        </div>
        <DisclosurePanel>{open && <OperationDetails operation={operation} link={link} />}</DisclosurePanel>
      </Disclosure>
    </li>
  );
}

function State({ operation }: { operation: Operation }) {
  const state = STATES[operation.state];
  return (
    <span className="justify-self-start">
      <Chip tone={state.tone} icon={state.icon}>
        {word("operation-state", operation.state)}
      </Chip>
    </span>
  );
}

function What({ operation }: { operation: Operation }) {
  const retried = operation.attempts > 1 || (operation.attempts > 0 && operation.state === "queued");
  return (
    <span className="col-span-2 col-start-2 min-w-0 md:col-span-1 md:col-start-auto">
      <span className="flex min-w-0 gap-2">
        <span className="shrink-0 text-soft">{action(operation)}</span>
        <span className="truncate font-medium">{subject(operation)}</span>
        {retried && (
          <span className="hidden shrink-0 text-soft tabular-nums md:inline">
            <span className="sr-only">{t("operation.attempt")} </span>
            {operation.attempts}/{operation.maxAttempts}
          </span>
        )}
      </span>
      {operation.reason && (
        <span className={`block truncate ${operation.state === "errored" ? "text-bad" : "text-soft"}`}>
          {operation.reason}
        </span>
      )}
    </span>
  );
}

function Where({ operation, link }: { operation: Operation; link: Link | undefined }) {
  const inbound = operation.direction === "inbound";
  const Arrow = inbound ? ArrowDownLeft : ArrowUpRight;
  return (
    <span className="col-span-2 col-start-2 flex min-w-0 items-center gap-1.5 text-soft md:col-span-1 md:col-start-auto">
      <Arrow size={14} aria-hidden className="shrink-0" />
      <span className="truncate">
        {t(inbound ? "operation.from" : "operation.to", {
          link: link ? linkName(link) : t("operation.no-link"),
        })}
      </span>
    </span>
  );
}
