import type { ReactNode } from "react";
import type { Link, Operation } from "../api/types";
import { useIssue } from "../api/work-queries";
import { Button } from "../components/button";
import { Ago } from "../components/parts";
import { Place } from "../components/place";
import { shortened, trackerName } from "../components/tracker";
import { absolute, duration } from "../lib/format";
import { t, word } from "../lib/t";
import { NOBODY } from "./filter";
import { reason } from "./states";
import { addressOf } from "./use-filter";

interface Props {
  operation: Operation;
  link: Link | undefined;
  onOpen: (id: string) => void;
}

export function OperationDetails({ operation, link, onOpen }: Props) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
      <Row name={t("operation.state")}>
        {t("operation.is", {
          state: word("operation-state", operation.state),
          means: word("operation-means", operation.state),
        })}
      </Row>
      {operation.reason && <Row name={t("operation.reason")}>{reason(operation)}</Row>}
      {operation.errorClass && <Row name={t("operation.error")}>{operation.errorClass}</Row>}
      <IssueRow id={operation.kind === "issue" ? operation.subjectId : operation.resourceKey} />
      {link && (
        <Row name={t("operation.link")}>
          {link.projectName}, {trackerName(link.tracker)} {link.container}
        </Row>
      )}
      <Row name={t("operation.by")}>
        <Place
          to={addressOf({ by: operation.by ?? NOBODY })}
          className="inline-block py-1 text-accent underline"
        >
          {operation.by ?? t("operation.by-itself")}
        </Place>
      </Row>
      <Row name={t("operation.attempts")}>
        {t("job.of", { ended: operation.attempts, total: operation.maxAttempts })}
        {operation.nextAttemptAt && operation.state === "queued" && (
          <>
            , {t("operation.next")} <Ago time={operation.nextAttemptAt} />
          </>
        )}
      </Row>
      <Times operation={operation} />
      <Relations operation={operation} onOpen={onOpen} />
      <Row name={t("operation.id")}>
        <code className="font-mono text-xs">{operation.id}</code>
      </Row>
    </dl>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className="min-w-0 wrap-anywhere tabular-nums">{children}</dd>
    </>
  );
}

function IssueRow({ id }: { id: string }) {
  const issue = useIssue(id);
  if (!issue.data) return null;
  return (
    <Row name={t("operation.issue")}>
      <Place to={`/issues/${id}`} className="mr-3 inline-block py-1 text-accent underline">
        {issue.data.title}
      </Place>
      {issue.data.twins?.map(
        (twin) =>
          twin.url && (
            <a
              key={twin.linkId}
              href={twin.url}
              target="_blank"
              rel="noreferrer"
              className="mr-3 inline-block py-1 text-accent underline"
            >
              {trackerName(twin.tracker ?? "")} {shortened(twin.remoteKey ?? "")}
            </a>
          ),
      )}
    </Row>
  );
}

function Times({ operation }: { operation: Operation }) {
  const { createdAt, startedAt, finishedAt, remoteUpdatedAt } = operation;
  const took = startedAt && finishedAt && Date.parse(finishedAt) - Date.parse(startedAt);
  return (
    <>
      <Row name={t("operation.created")}>{absolute(createdAt)}</Row>
      {startedAt && <Row name={t("operation.started")}>{absolute(startedAt)}</Row>}
      {finishedAt && (
        <Row name={t("operation.ended")}>
          {absolute(finishedAt)}
          {typeof took === "number" && `, ${t("job.took", { time: duration(took) })}`}
        </Row>
      )}
      {remoteUpdatedAt && <Row name={t("operation.edited-there")}>{absolute(remoteUpdatedAt)}</Row>}
    </>
  );
}

/** Those that it gave way to. */
function Relations({ operation, onOpen }: Pick<Props, "operation" | "onOpen">) {
  const others = [
    [t("operation.canceled-by"), operation.canceledBy],
    [t("operation.duplicate-of"), operation.duplicateOf],
    [t("operation.dropped-for"), operation.droppedFor],
  ] as const;
  return others.map(
    ([name, id]) =>
      id && (
        <Row key={name} name={name}>
          <Button look="quiet" onPress={() => onOpen(id)} label={t("operation.show-of", { what: name, id })}>
            <code className="font-mono text-xs">…{id.slice(-12)}</code>
          </Button>
        </Row>
      ),
  );
}
