// A make-believe Lockstep: enough state to look at every corner of the page.
import { randomUUID } from "node:crypto";

const TITLES = [
  "Login loops in Safari after the session expires",
  "Export to CSV drops the last row",
  "Dark mode: code blocks are unreadable",
  "Upgrade to Jackson 3.1",
  "Search ignores umlauts",
  "Webhook deliveries arrive twice when the proxy retries the request after a timeout of thirty seconds",
  "Keyboard focus is lost when the dialog closes",
  "Docs: explain how to rotate the token",
  "Memory grows while a large import runs",
  "Labels with a comma are split",
];
const EVENTS = ["edited", "created", "closed", "labeled", "look", "reopened"];
const HOUR_MS = 3_600_000;
const IMPORT_TOTAL = 1642;

const at = (ms) => new Date(ms).toISOString();
const ago = (ms) => at(Date.now() - ms);

export function createState() {
  const link = (tracker, container, more) => ({
    id: randomUUID(),
    projectId: "p1",
    projectName: "Web",
    connectionId: randomUUID(),
    tracker,
    container,
    incoming: true,
    outgoing: true,
    health: "in-step",
    reason: null,
    checkedAt: ago(12_000),
    queued: 0,
    failed: 0,
    onlyHere: 0,
    onlyHereApproved: false,
    twins: 300,
    ...more,
  });
  const links = [
    link("github", "acme/web", {
      health: "syncing",
      reason: "First import, 214 of 1,642 done.",
      queued: 1428,
    }),
    link("plane", "acme/5f0c2f3e-9b7e-4a58-8e0e-2b6f3f0a7d11", { onlyHere: 3 }),
    link("github", "acme/mobile-app", {
      projectId: "p2",
      projectName: "Mobile",
      health: "needs-you",
      failed: 2,
      outgoing: false,
      reason: "GitHub refuses the token: it ended on 20 November. Put a new one on the connection.",
    }),
    link("jira", "OPS", {
      projectId: "p3",
      projectName: "Operations",
      health: "behind",
      queued: 12,
      reason: "The rate limit of Jira lasts until 09:40.",
      checkedAt: ago(9 * 60_000),
    }),
  ];
  const job = (more) => ({
    id: randomUUID(),
    projectId: "p1",
    linkIds: [links[0].id, links[1].id],
    kind: "reconcile",
    status: "completed",
    progress: 100,
    message: "Done",
    errorMessage: null,
    githubRepo: "acme/web",
    planeWorkspace: "acme",
    planeProjectId: "WEB",
    total: 300,
    ended: 300,
    counts: { created: 0, changed: 0, skipped: 300, failed: 0 },
    requests: 7,
    ratePerSecond: 0,
    etaSeconds: null,
    etaEarliestSeconds: null,
    etaLatestSeconds: null,
    createdAt: ago(3 * HOUR_MS),
    startedAt: ago(3 * HOUR_MS),
    completedAt: ago(3 * HOUR_MS - 4200),
    durationMs: 4200,
    ...more,
  });
  const running = job({
    kind: "first-import",
    status: "in-progress",
    progress: 13,
    message: "Importing issues and comments, newest first",
    total: IMPORT_TOTAL,
    ended: 214,
    counts: { created: 209, changed: 0, skipped: 2, failed: 3 },
    requests: 231,
    ratePerSecond: 14.2,
    etaSeconds: 101,
    etaEarliestSeconds: 80,
    etaLatestSeconds: 131,
    createdAt: ago(16_000),
    startedAt: ago(15_000),
    completedAt: null,
    durationMs: null,
  });
  const past = Array.from({ length: 8 }, (_, i) =>
    job({
      createdAt: ago((i + 1) * HOUR_MS),
      completedAt: ago((i + 1) * HOUR_MS - 4200),
      ...(i === 2
        ? {
            status: "failed",
            progress: 41,
            counts: { created: 4, changed: 1, skipped: 0, failed: 2 },
            errorMessage:
              "Plane does not answer at http://plane.example: connection refused. Queued work goes on by itself.",
          }
        : {}),
    }),
  );
  const state = { links, jobs: [running, ...past], operations: [], seq: 0, signedIn: true, importing: true };
  for (let i = 0; i < 130; i++) addOperation(state, Date.now() - (130 - i) * 7000);
  return state;
}

export function addOperation(state, createdMs = Date.now(), settled = true) {
  const seq = ++state.seq;
  const dice = seq % 17;
  const kind = dice === 5 || dice === 11 ? "comment" : "issue";
  const link = state.links[seq % 5 === 0 ? 1 : 0];
  const operation = {
    id: randomUUID(),
    seq,
    state: settled ? "completed" : "queued",
    kind,
    direction: seq % 3 ? "inbound" : "outbound",
    linkId: link.id,
    connectionId: link.connectionId,
    jobId: null,
    resourceKey: `issue:${seq % 40}`,
    subjectId: randomUUID(),
    title: seq % 23 === 0 ? null : TITLES[seq % TITLES.length],
    event: kind === "comment" ? "created" : EVENTS[seq % EVENTS.length],
    remoteId: String(4100 + (seq % 40)),
    remoteUpdatedAt: at(createdMs - 2000),
    effectiveAt: at(createdMs - 2000),
    canceledBy: null,
    duplicateOf: null,
    droppedFor: null,
    reason: null,
    hint: null,
    errorClass: null,
    attempts: 1,
    maxAttempts: 8,
    nextAttemptAt: null,
    createdAt: at(createdMs),
    startedAt: at(createdMs + 40),
    finishedAt: settled ? at(createdMs + 410) : null,
  };
  if (settled) vary(operation, dice, createdMs);
  state.operations.unshift(operation);
  return operation;
}

function vary(operation, dice, createdMs) {
  if (dice === 3) {
    Object.assign(operation, {
      state: "errored",
      attempts: 8,
      errorClass: "validation",
      reason: "Plane refuses the state “In review”: 400 state does not belong to this project.",
      hint: "Map “In review” to a state that the Plane project has, then retry.",
    });
  } else if (dice === 7) {
    Object.assign(operation, {
      state: "queued",
      attempts: 2,
      finishedAt: null,
      nextAttemptAt: at(Date.now() + 40_000),
      errorClass: "rate-limited",
      reason: "429 from Plane, waits for the limit.",
    });
  } else if (dice === 9) {
    Object.assign(operation, {
      state: "duplicate",
      duplicateOf: randomUUID(),
      attempts: 0,
      reason: "The same delivery came twice.",
    });
  } else if (dice === 13) {
    Object.assign(operation, {
      state: "dropped",
      droppedFor: randomUUID(),
      attempts: 0,
      reason: "A newer edit stands in the queue.",
    });
  } else if (dice === 15) {
    Object.assign(operation, {
      state: "canceled",
      attempts: 0,
      finishedAt: at(createdMs + 900),
      reason: "Canceled by a person.",
    });
  }
}

export function counts(state) {
  const all = {};
  for (const { state: s } of state.operations) all[s] = (all[s] ?? 0) + 1;
  return all;
}

/** One beat of the make-believe import. Returns the operations that changed. */
export function beat(state) {
  const job = state.jobs[0];
  if (!state.importing || job.status !== "in-progress") return [];
  const step = Math.min(9, job.total - job.ended);
  job.ended += step;
  job.counts.created += step;
  job.requests += step;
  job.progress = Math.max(job.progress, Math.floor((job.ended / job.total) * 99));
  job.etaSeconds = Math.round((job.total - job.ended) / job.ratePerSecond);
  job.etaEarliestSeconds = Math.round(job.etaSeconds * 0.8);
  job.etaLatestSeconds = Math.round(job.etaSeconds * 1.3);
  state.links[0].queued = job.total - job.ended;
  state.links[0].reason = `First import, ${job.ended.toLocaleString("en")} of ${job.total.toLocaleString("en")} done.`;
  if (job.ended === job.total) {
    Object.assign(job, {
      status: "completed",
      progress: 100,
      message: "Done",
      completedAt: at(Date.now()),
      etaSeconds: null,
      etaEarliestSeconds: null,
      etaLatestSeconds: null,
      durationMs: Date.now() - Date.parse(job.startedAt),
    });
    Object.assign(state.links[0], { health: "in-step", reason: null, checkedAt: at(Date.now()) });
  }
  return [addOperation(state), addOperation(state)];
}
