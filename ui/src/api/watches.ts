import { call, query, segment } from "./call";
import type { Run, Slice, Watch, WatchAction } from "./types";
import type { ActionSecret, Body, State, Try, WatchBody } from "./wire";

const watch = (id: string) => `/watches/${segment(id)}`;
const action = (id: string) => `/actions/${segment(id)}`;
const run = (id: string) => `/runs/${segment(id)}`;

/** Watches, what they trigger, and what came of it. */
export const watches = {
  one: (id: string) => call<Watch>("GET", watch(id)),
  create: (body: WatchBody) => call<Watch>("POST", "/watches", body),
  change: (id: string, body: WatchBody) => call<Watch>("PATCH", watch(id), body),
  remove: (id: string) => call<null>("DELETE", watch(id)),
  addAction: (id: string, body: Body) => call<WatchAction>("POST", `${watch(id)}/actions`, body),
  changeAction: (id: string, body: Body) => call<WatchAction>("PATCH", action(id), body),
  removeAction: (id: string) => call<null>("DELETE", action(id)),
  testAction: (id: string) => call<Run>("POST", `${action(id)}/test`),
  secrets: (id: string) => call<Slice<ActionSecret>>("GET", `${action(id)}/secrets`),
  addSecret: (id: string, name: string, value: string) =>
    call<ActionSecret>("POST", `${action(id)}/secrets`, { name, value }),
  removeSecret: (id: string, secret: string) =>
    call<null>("DELETE", `${action(id)}/secrets/${segment(secret)}`),
  runs: (id: string, cursor: string | null) =>
    call<Slice<Run>>("GET", `${watch(id)}/runs${query({ cursor, limit: 30 })}`),
  attempts: (id: string) => call<Slice<Try>>("GET", `${run(id)}/attempts`),
  again: (id: string) => call<Run>("POST", `${run(id)}/again`),
  scripts: () => call<State>("GET", "/scripts"),
};
