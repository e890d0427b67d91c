import { ArrowDownLeft, ArrowUpRight } from "lucide-react";
import { Button } from "react-aria-components";
import type { Link, Operation } from "../api/types";
import { Chip } from "../components/chip";
import { Ago } from "../components/parts";
import { Tick } from "../components/tick";
import { linkName } from "../components/tracker";
import { t, word } from "../lib/t";
import { action, reason, STATES, subject, took } from "./states";

interface Props {
  operation: Operation;
  link: Link | undefined;
  ticked: boolean;
  onTick: (on: boolean) => void;
  onOpen: () => void;
}

export function OperationRow({ operation, link, ticked, onTick, onOpen }: Props) {
  const state = STATES[operation.state];
  const name = `${action(operation)} ${subject(operation)}`;
  return (
    <tr className={`align-top ${ticked ? "bg-busy-soft" : "hover:bg-hover"}`}>
      <td className="py-2 pl-3">
        <Tick label={t("operations.choose", { name })} checked={ticked} onChange={onTick} />
      </td>
      <td className="px-2 py-2">
        <Chip tone={state.tone} icon={state.icon}>
          {word("operation-state", operation.state)}
        </Chip>
      </td>
      <td className="px-2 py-1.5">
        <Button
          onPress={onOpen}
          data-row
          className="block w-full min-w-0 cursor-default rounded py-0.5 text-left data-hovered:underline"
        >
          <span className="mr-1 text-soft">{action(operation)}</span>{" "}
          <span className="font-medium wrap-anywhere">{subject(operation)}</span>
        </Button>
        {operation.reason && (
          <p className={`truncate ${operation.state === "errored" ? "text-bad" : "text-soft"}`}>
            {operation.errorClass && <code className="mr-1.5 font-mono text-xs">{operation.errorClass}</code>}
            {reason(operation)}
          </p>
        )}
      </td>
      <td className="hidden px-2 py-2 text-soft md:table-cell">
        <Where operation={operation} link={link} />
      </td>
      <td className="hidden truncate px-2 py-2 text-soft lg:table-cell">
        {operation.by ?? t("operation.by-itself")}
      </td>
      <td className="hidden px-2 py-2 text-soft tabular-nums lg:table-cell">
        {operation.attempts}/{operation.maxAttempts}
      </td>
      <td className="hidden px-2 py-2 text-soft xl:table-cell">
        {operation.state === "queued" && operation.nextAttemptAt && <Ago time={operation.nextAttemptAt} />}
      </td>
      <td className="hidden px-2 py-2 text-soft sm:table-cell">
        <Ago time={operation.createdAt} />
      </td>
      <td className="hidden px-2 py-2 text-soft tabular-nums xl:table-cell">{took(operation)}</td>
    </tr>
  );
}

function Where({ operation, link }: Pick<Props, "operation" | "link">) {
  const inbound = operation.direction === "inbound";
  const Arrow = inbound ? ArrowDownLeft : ArrowUpRight;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Arrow size={14} aria-hidden className="shrink-0" />
      <span className="truncate">
        {t(inbound ? "operation.from" : "operation.to", {
          link: link ? linkName(link) : t("operation.no-link"),
        })}
      </span>
    </span>
  );
}
