import { type ComponentType, lazy } from "react";
import { match } from "../lib/address";

type Parts = Record<string, string>;
interface Route {
  at: string;
  page: ComponentType<{ parts: Parts }>;
  /** Takes what a wide screen has; the others keep to lines that can be read. */
  wide?: boolean;
}

/** Pages beside the daily work are read when somebody goes there. */
const ROUTES: Route[] = [
  { at: "", page: lazy(() => import("../projects/home-page")) },
  { at: "/set-up", page: lazy(() => import("../setup/setup-page")) },
  { at: "/projects", page: lazy(() => import("../projects/projects-page")) },
  { at: "/projects/:id", wide: true, page: lazy(() => import("../board/board-page")) },
  { at: "/projects/:id/members", page: lazy(() => import("../members/members-page")) },
  { at: "/projects/:id/sync", page: lazy(() => import("../projects/sync-page")) },
  { at: "/projects/:id/settings", page: lazy(() => import("../projects/project-settings-page")) },
  { at: "/issues/:id", page: lazy(() => import("../issue/issue-page")) },
  { at: "/search", page: lazy(() => import("../projects/search-page")) },
  { at: "/links", page: lazy(() => import("../links/links-page")) },
  { at: "/links/new", page: lazy(() => import("../setup/setup-page")) },
  { at: "/links/:id/guard", wide: true, page: lazy(() => import("../guard/guard-page")) },
  { at: "/links/:id", page: lazy(() => import("../links/link-page")) },
  { at: "/connections", page: lazy(() => import("../connections/connections-page")) },
  { at: "/operations", wide: true, page: lazy(() => import("../operations/operations-page")) },
  { at: "/watches", page: lazy(() => import("../watches/watches-page")) },
  { at: "/watches/:id", page: lazy(() => import("../watches/watch-page")) },
  { at: "/conflicts", wide: true, page: lazy(() => import("../conflicts/conflicts-page")) },
  { at: "/notifications", page: lazy(() => import("../inbox/inbox-page")) },
  { at: "/settings", page: lazy(() => import("../settings/settings-page")) },
  { at: "/people", page: lazy(() => import("../people/people-page")) },
  { at: "/audit", page: lazy(() => import("../audit/audit-page")) },
  { at: "/subscriptions", page: lazy(() => import("../subscriptions/subscriptions-page")) },
  { at: "/guide", page: lazy(() => import("../guide/guide-page")) },
  { at: "/guide/:name", page: lazy(() => import("../guide/guide-page")) },
  { at: "/about", page: lazy(() => import("../about/about-page")) },
];

export function routeOf(path: string): { page: Route["page"]; wide: boolean; parts: Parts } | null {
  for (const { at, page, wide = false } of ROUTES) {
    const parts = match(at, path);
    if (parts) return { page, wide, parts };
  }
  return null;
}
