import { call, query, segment } from "./call";
import type { Connection, ConnectionReport, Link, Plan, PlannedChange, Slice } from "./types";
import type {
  HookReport,
  LinkChange,
  MappingView,
  NamesView,
  NewConnection,
  NewLink,
  PauseView,
  PlaceView,
  TrackerView,
  UnmappedView,
  WantedMapping,
} from "./wire";

const connection = (id: string) => `/connections/${segment(id)}`;
const link = (id: string) => `/links/${segment(id)}`;
const plan = (id: string) => `/plans/${segment(id)}`;

export type NameKind = "user" | "label" | "state";
export type NameSide = "tracker" | "hub";

/** What keeps places in step: connections, links with their mappings, plans. */
export const sync = {
  trackers: () => call<{ items: TrackerView[] }>("GET", "/trackers"),
  connections: (cursor: string | null) =>
    call<Slice<Connection>>("GET", `/connections${query({ cursor, limit: 200 })}`),
  connect: (body: NewConnection) => call<Connection>("POST", "/connections", body),
  changeConnection: (id: string, body: NewConnection) => call<Connection>("PATCH", connection(id), body),
  removeConnection: (id: string) => call<null>("DELETE", connection(id)),
  test: (id: string, container?: string) =>
    call<ConnectionReport>("POST", `${connection(id)}/test`, container ? { container } : {}),
  pauses: () => call<Slice<PauseView>>("GET", "/pauses?limit=200"),
  pauseConnection: (id: string) => call<PauseView>("POST", "/pauses", { scope: "connection", target: id }),
  resumeConnection: (id: string) => call<null>("DELETE", `/pauses/connection/${segment(id)}`),
  hook: (id: string, container: string) =>
    call<HookReport>("POST", `${connection(id)}/webhooks`, { container }),
  places: (id: string, within: string | null, cursor: string | null) =>
    call<Slice<PlaceView>>("GET", `${connection(id)}/places${query({ within, cursor, limit: 100 })}`),
  createLink: (body: NewLink) => call<Link>("POST", "/links", body),
  changeLink: (id: string, body: LinkChange) => call<Link>("PATCH", link(id), body),
  removeLink: (id: string) => call<null>("DELETE", link(id)),
  names: (id: string, kind: NameKind, side: NameSide) =>
    call<NamesView>("GET", `${link(id)}/names${query({ kind, side })}`),
  mappings: (id: string) => call<Slice<MappingView>>("GET", `${link(id)}/mappings?limit=200`),
  map: (id: string, mappings: WantedMapping[]) =>
    call<Slice<MappingView>>("POST", `${link(id)}/mappings`, { mappings }),
  unmap: (id: string, mapping: string) => call<null>("DELETE", `${link(id)}/mappings/${segment(mapping)}`),
  unmapped: (id: string, kind: string) =>
    call<Slice<UnmappedView>>("GET", `${link(id)}/unmapped${query({ kind, limit: 100 })}`),
  planLink: (id: string) => call<Plan>("POST", `${link(id)}/plan`),
  verifyLink: (id: string) => call<Plan>("POST", `${link(id)}/verify`),
  undo: (job: string) => call<Plan>("POST", `/jobs/${segment(job)}/undo`),
  plans: (id: string) => call<Slice<Plan>>("GET", `/plans${query({ link: id, limit: 20 })}`),
  plan: (id: string) => call<Plan>("GET", plan(id)),
  changes: (id: string, cursor: string | null) =>
    call<Slice<PlannedChange>>("GET", `${plan(id)}/changes${query({ cursor, limit: 50 })}`),
  apply: (id: string) => call<Plan>("POST", `${plan(id)}/apply`),
  removePlan: (id: string) => call<null>("DELETE", plan(id)),
};
