import {
  Activity,
  Bell,
  Eye,
  FolderKanban,
  GitCompareArrows,
  Link2,
  type LucideIcon,
  Plug,
  ScrollText,
  Settings,
  Users,
  Webhook,
} from "lucide-react";
import type { Me } from "../api/types";
import type { TextKey } from "../lib/t";

export interface Way {
  to: string;
  text: TextKey;
  icon: LucideIcon;
}

const WORK: Way[] = [
  { to: "/projects", text: "nav.projects", icon: FolderKanban },
  { to: "/conflicts", text: "nav.conflicts", icon: GitCompareArrows },
];
const RUN: Way[] = [
  { to: "/links", text: "nav.links", icon: Link2 },
  { to: "/operations", text: "nav.operations", icon: Activity },
  { to: "/connections", text: "nav.connections", icon: Plug },
  { to: "/watches", text: "nav.watches", icon: Eye },
  { to: "/subscriptions", text: "nav.subscriptions", icon: Webhook },
  { to: "/people", text: "nav.people", icon: Users },
  { to: "/audit", text: "nav.audit", icon: ScrollText },
];
const OWN: Way[] = [
  { to: "/notifications", text: "nav.notifications", icon: Bell },
  { to: "/settings", text: "nav.settings", icon: Settings },
];

/** Where somebody may go. Lists over all projects are the administrators'; what belongs to a person needs an account. */
export function waysOf(me: Me): Way[] {
  const work = me.admin ? WORK : WORK.slice(0, 1);
  return [...work, ...(me.admin ? RUN : []), ...(me.id ? OWN : [])];
}
