import { call, query, segment } from "./call";
import type {
  AuditEntry,
  Conflict,
  Delivery,
  Guard,
  HeldPlan,
  Person,
  Posting,
  Slice,
  Subscription,
} from "./types";
import type { Resolution, Verdict } from "./wire";

const guard = (link: string) => `/links/${segment(link)}/guard`;
const subscriptions = (project: string | null) =>
  project ? `/projects/${segment(project)}/subscriptions` : "/subscriptions";

/** What needs somebody who decides: people, conflicts, the guard, the audit log, webhooks that go out. */
export const admin = {
  people: (name: string, cursor: string | null) =>
    call<Slice<Person>>("GET", `/people${query({ name, cursor, limit: 50 })}`),
  invite: (email: string, asAdmin: boolean) =>
    call<{ link: string }>("POST", "/people/invitations", { email, admin: asAdmin }),
  activate: (id: string, active: boolean) =>
    call<Person>("POST", `/people/${segment(id)}/${active ? "activate" : "deactivate"}`),
  conflicts: (state: string, project: string | null, issue: string | null) =>
    call<Slice<Conflict>>("GET", `/conflicts${query({ state, project, issue, limit: 100 })}`),
  resolve: (id: string, body: Resolution) =>
    call<Conflict>("POST", `/conflicts/${segment(id)}/resolve`, body),
  guard: (link: string) => call<Guard>("GET", guard(link)),
  answerGuard: (link: string, plan: string, approve: boolean) =>
    call<HeldPlan>("POST", `${guard(link)}/${approve ? "approve" : "reject"}`, { plan }),
  audit: (cursor: string | null) => call<Slice<AuditEntry>>("GET", `/audit${query({ cursor, limit: 50 })}`),
  verifyAudit: () => call<Verdict>("GET", "/audit/verify"),
  deliveries: (status: string, cursor: string | null) =>
    call<Slice<Delivery>>("GET", `/deliveries${query({ status, cursor, limit: 50 })}`),
  takeAgain: (id: string) => call<Delivery>("POST", `/deliveries/${segment(id)}/retry`),
  subscriptions: (project: string | null) => call<Subscription[]>("GET", subscriptions(project)),
  subscribe: (project: string | null, url: string, events: string[]) =>
    call<Subscription>("POST", subscriptions(project), { url, events }),
  enable: (project: string | null, id: string, enabled: boolean) =>
    call<Subscription>("PATCH", `${subscriptions(project)}/${segment(id)}`, { enabled }),
  unsubscribe: (project: string | null, id: string) =>
    call<null>("DELETE", `${subscriptions(project)}/${segment(id)}`),
  postings: (project: string | null, id: string) =>
    call<Slice<Posting>>("GET", `${subscriptions(project)}/${segment(id)}/postings?limit=20`),
  postAgain: (project: string | null, id: string, posting: string) =>
    call<Posting>("POST", `${subscriptions(project)}/${segment(id)}/postings/${segment(posting)}/again`),
};
