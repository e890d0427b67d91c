import { call, query, segment } from "./call";
import type {
  Activity,
  Delivery,
  Done,
  ErrorGroup,
  Operation,
  OperationFilter,
  Pause,
  Round,
  Slice,
  Story,
} from "./types";

export type Act = "retry" | "hurry" | "cancel" | "discard";
export type Chosen = { ids: string[] } | { filter: OperationFilter };

const one = (id: string) => `/operations/${segment(id)}`;

/** The queue as its operators see it. */
export const operations = {
  list: (filter: OperationFilter, limit: number, cursor: string | null = null) =>
    call<Slice<Operation>>("GET", `/operations${query({ limit, cursor, ...filter })}`),
  story: (id: string) => call<Story>("GET", one(id)),
  one: (act: Act, id: string) => call<Operation>("POST", `${one(id)}/${act}`),
  many: (act: Act, chosen: Chosen) => call<Done>("POST", `/operations/${act}`, chosen),
  errors: (link: string) => call<Slice<ErrorGroup>>("GET", `/operations/errors${query({ link })}`),
  activity: (span: string, link: string) =>
    call<Activity>("GET", `/operations/activity${query({ span, link })}`),
  delivery: (id: string) => call<Delivery>("GET", `/deliveries/${segment(id)}`),
  exchanges: (id: string) => call<{ items: Round[] }>("GET", `${one(id)}/exchanges`),
  pauses: () => call<Slice<Pause>>("GET", "/pauses?limit=200"),
  pause: (scope: Pause["scope"], target: string | null, reason: string) =>
    call<Pause>("POST", "/pauses", { scope, ...(target ? { target } : {}), reason }),
  resume: ({ scope, target }: Pick<Pause, "scope" | "target">) =>
    call<null>("DELETE", target ? `/pauses/${scope}/${segment(target)}` : "/pauses/all"),
};
