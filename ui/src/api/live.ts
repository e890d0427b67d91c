import type { QueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import type { Socket } from "socket.io-client";
import { throttle } from "../lib/throttle";
import { mergeJob, mergeOperations } from "./merge";
import { keys } from "./queries";
import { askAgain, onWanted } from "./rooms";
import type { Job, Operation, OperationCounts, OperationState, Slice } from "./types";

/** Connected: news is pushed. Stale: the push channel is down, the page asks every few seconds. */
export type LiveState = "connecting" | "connected" | "stale";

const LINKS_EVERY_MS = 500;
/** The pushed sample holds at most 20 operations; the list itself is read again this often while they flow. */
const OPERATIONS_EVERY_MS = 4000;
const AGAIN_MS = 5000;
/** What happens in a project shows after this long, however much of it there is. */
const WORK_EVERY_MS = 400;

let state: LiveState = "connecting";
const listeners = new Set<() => void>();

function become(next: LiveState) {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

/** Feeds what the server pushes into the caches of `client`, as long as the page stands. It is read after the page itself. */
export function useLiveFeed(client: QueryClient): void {
  useEffect(() => {
    let gone = false;
    let stop = () => {};
    import("socket.io-client")
      .then(({ io }) => {
        if (!gone) stop = feed(io(), client);
      })
      .catch(() => become("stale"));
    return () => {
      gone = true;
      stop();
      become("connecting");
    };
  }, [client]);
}

function feed(socket: Socket, client: QueryClient): () => void {
  const stopListening = listen(socket, client);
  return () => {
    stopListening();
    socket.disconnect();
  };
}

function listen(socket: Socket, client: QueryClient): () => void {
  const readLinks = throttle(() => void client.invalidateQueries({ queryKey: keys.links }), LINKS_EVERY_MS);
  const readOperations = throttle(
    () => void client.invalidateQueries({ queryKey: keys.operations }),
    OPERATIONS_EVERY_MS,
  );
  socket.on("connect", () => {
    // What was pushed while we were away is lost: read everything once.
    if (state === "stale") void client.invalidateQueries();
    // Nobody asks for these as long as the bell is heard.
    else void client.invalidateQueries({ queryKey: keys.notifications });
    become("connected");
    askAgain();
  });
  const forget = onWanted((project) => socket.emit("join", project, () => {}));
  const readWork = throttle(() => {
    void client.invalidateQueries({ queryKey: keys.projects });
    void client.invalidateQueries({ queryKey: keys.issues });
  }, WORK_EVERY_MS);
  const readWatches = throttle(
    () => void client.invalidateQueries({ queryKey: keys.watches }),
    WORK_EVERY_MS,
  );
  socket.onAny((event: string) => {
    if (/^(issue|comment|member|project)\./.test(event)) readWork();
    else if (/^(watch|run)\./.test(event)) readWatches();
  });
  let again: ReturnType<typeof setTimeout> | undefined;
  const lost = () => {
    become("stale");
    // Refused or sent away by the server: socket.io does not try again by itself.
    if (!socket.active) again = setTimeout(() => socket.connect(), AGAIN_MS);
  };
  socket.on("disconnect", lost);
  socket.on("connect_error", lost);
  socket.on("link.updated", readLinks);
  socket.on("notification.created", ({ unread }: { unread: number }) => {
    client.setQueryData<{ unread: number }>(keys.unread, (old) => (old ? { ...old, unread } : old));
    void client.invalidateQueries({ queryKey: keys.notifications });
  });
  socket.on("job.updated", (job: Job) => {
    client.setQueryData<Slice<Job>>(keys.jobs, (jobs) => mergeJob(jobs, job));
    readLinks();
  });
  socket.on("operation.updated", (news: { counts: OperationCounts; latest: Operation[] }) => {
    client.setQueryData(keys.counts, news.counts);
    feedOperations(client, news.latest);
    readOperations();
    readLinks();
  });
  return () => {
    clearTimeout(again);
    forget();
    socket.offAny();
    socket.removeAllListeners();
  };
}

function feedOperations(client: QueryClient, latest: Operation[]) {
  for (const query of client.getQueryCache().findAll({ queryKey: keys.operations })) {
    const [, filter, limit, others] = query.queryKey as [string, OperationState | null, number, string];
    if (others !== "") continue;
    client.setQueryData<Slice<Operation>>(query.queryKey, (list) =>
      mergeOperations(list, latest, filter, limit),
    );
  }
}
