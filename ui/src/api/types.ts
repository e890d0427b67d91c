/** What the server sends under /api/v1. Times are RFC 3339 in UTC. */

export interface Slice<T> {
  items: T[];
  next: string | null;
}

export interface Me {
  signedIn: boolean;
  name: string;
  version: string;
}

export type Tracker = "github" | "jira" | "plane";

export type Health = "in-step" | "syncing" | "behind" | "needs-you" | "paused";

export interface Link {
  id: string;
  projectId: string;
  projectName: string;
  connectionId: string;
  tracker: Tracker;
  container: string;
  incoming: boolean;
  outgoing: boolean;
  health: Health;
  reason: string | null;
  checkedAt: string | null;
  queued: number;
  failed: number;
  onlyHere: number;
  onlyHereApproved: boolean;
  twins: number;
}

export interface OnlyHere {
  remoteId: string;
  title: string;
  url: string | null;
}

export type JobStatus = "pending" | "in-progress" | "completed" | "failed";

export interface JobCounts {
  created: number;
  changed: number;
  skipped: number;
  failed: number;
}

export interface Job {
  id: string;
  projectId: string;
  linkIds: string[];
  kind: "first-import" | "reconcile";
  status: JobStatus;
  progress: number;
  message: string;
  errorMessage: string | null;
  githubRepo: string | null;
  planeWorkspace: string | null;
  planeProjectId: string | null;
  total: number;
  ended: number;
  counts: JobCounts;
  requests: number;
  ratePerSecond: number;
  etaSeconds: number | null;
  etaEarliestSeconds: number | null;
  etaLatestSeconds: number | null;
  createdAt: string;
  startedAt: string | null;
  completedAt: string | null;
  durationMs: number | null;
}

export const OPERATION_STATES = [
  "queued",
  "processing",
  "completed",
  "errored",
  "canceled",
  "dropped",
  "duplicate",
  "disabled",
] as const;

export type OperationState = (typeof OPERATION_STATES)[number];

export type OperationCounts = Partial<Record<OperationState, number>>;

export interface Operation {
  id: string;
  seq: number;
  state: OperationState;
  kind: "issue" | "comment" | "pull-request";
  direction: "inbound" | "outbound";
  linkId: string;
  connectionId: string;
  jobId: string | null;
  resourceKey: string;
  subjectId: string;
  /** The issue's title, where the server knows it. */
  title?: string | null;
  event: string;
  remoteId: string | null;
  remoteUpdatedAt: string | null;
  effectiveAt: string;
  canceledBy: string | null;
  duplicateOf: string | null;
  droppedFor: string | null;
  reason: string | null;
  hint: string | null;
  errorClass: string | null;
  attempts: number;
  maxAttempts: number;
  nextAttemptAt: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

export interface Issue {
  id: string;
  number: number;
  title: string;
  twins: { linkId: string; tracker: Tracker; url: string | null; status: string; remoteKey: string }[];
}

/** RFC 9457. */
export interface Problem {
  type?: string;
  title?: string;
  status: number;
  detail?: string;
  code?: string;
  field?: string;
}

export interface Watch {
  id: string;
  name: string;
  repoUrl: string;
  container: string;
  branches: string[];
  intervalMinutes: number;
  trouble: string | null;
  nextCheckAt: string;
  checkedAt: string | null;
}

export interface Check {
  id: string;
  status: "first-seen" | "change-detected" | "force-push" | "branch-deleted" | "no-change" | "error";
  branch: string | null;
  commitSha: string | null;
  commitMessage: string | null;
  commitAuthor: string | null;
  detail: string | null;
  count: number;
  firstAt: string;
  lastAt: string;
}

export interface WatchAction {
  id: string;
  name: string;
  kind: "webhook" | "script" | "issue";
  enabled: boolean;
}

export interface Run {
  id: string;
  actionId: string;
  kind: "webhook" | "script" | "issue";
  commitSha: string;
  state: "queued" | "running" | "succeeded" | "failed" | "refused";
  attempt: number;
  reason: string | null;
}
