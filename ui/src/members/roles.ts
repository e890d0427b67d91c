import type { Role } from "../api/types";

export const ROLES: Role[] = ["viewer", "commenter", "editor", "owner"];
