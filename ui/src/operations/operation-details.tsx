import type { ReactNode } from "react";
import { useIssue } from "../api/queries";
import type { Link, Operation } from "../api/types";
import { Ago } from "../components/parts";
import { trackerName } from "../components/tracker";
import { absolute, duration } from "../lib/format";
import { OperationActions } from "./operation-actions";
import { STATES } from "./states";

export function OperationDetails({ operation, link }: { operation: Operation; link: Link | undefined }) {
  return (
    <div className="border-t border-line bg-page px-4 py-3 text-sm md:pl-10">
      {operation.hint && <p className="mb-2 font-medium wrap-anywhere">{operation.hint}</p>}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        <Row name="State">
          {STATES[operation.state].word}: {STATES[operation.state].means}
        </Row>
        {operation.reason && <Row name="Reason">{operation.reason}</Row>}
        {operation.errorClass && <Row name="Error">{operation.errorClass}</Row>}
        <IssueRow id={operation.kind === "issue" ? operation.subjectId : operation.resourceKey} />
        {link && (
          <Row name="Link">
            {link.projectName}, {trackerName(link.tracker)} {link.container}
          </Row>
        )}
        <Row name="Attempts">
          {operation.attempts} of {operation.maxAttempts}
          {operation.nextAttemptAt && operation.state === "queued" && (
            <>
              , next <Ago time={operation.nextAttemptAt} />
            </>
          )}
        </Row>
        <Times operation={operation} />
        <Relations operation={operation} />
        <Row name="Id">
          <code className="font-mono text-xs">{operation.id}</code>
        </Row>
      </dl>
      <div className="mt-3 md:hidden">
        <OperationActions operation={operation} />
      </div>
    </div>
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
    <Row name="Issue">
      <span className="mr-3">{issue.data.title}</span>
      {issue.data.twins.map(
        (twin) =>
          twin.url && (
            <a
              key={twin.linkId}
              href={twin.url}
              target="_blank"
              rel="noreferrer"
              className="mr-3 whitespace-nowrap text-accent underline"
            >
              {trackerName(twin.tracker)} {twin.remoteKey}
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
      <Row name="Created">{absolute(createdAt)}</Row>
      {startedAt && <Row name="Started">{absolute(startedAt)}</Row>}
      {finishedAt && (
        <Row name="Ended">
          {absolute(finishedAt)}
          {typeof took === "number" && `, took ${duration(took)}`}
        </Row>
      )}
      {remoteUpdatedAt && <Row name="Edited there">{absolute(remoteUpdatedAt)}</Row>}
    </>
  );
}

function Relations({ operation }: { operation: Operation }) {
  const others = [
    ["Canceled by", operation.canceledBy],
    ["Duplicate of", operation.duplicateOf],
    ["Dropped for", operation.droppedFor],
  ] as const;
  return others.map(
    ([name, id]) =>
      id && (
        <Row key={name} name={name}>
          <code className="font-mono text-xs">{id}</code>
        </Row>
      ),
  );
}
