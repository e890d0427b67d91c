import { call, query, segment } from "./call";
import type { MadeToken, Notification, Person, Slice, Token } from "./types";
import type {
  ConsentPage,
  Hours,
  IdentityList,
  IdentityView,
  IdentityWish,
  NewToken,
  NotificationSettings,
  QuietView,
  WaysIn,
  WebhookView,
} from "./wire";

/** Oneself: in and out, profile, tokens, notifications. */
export const account = {
  logIn: (email: string, password: string) =>
    call<Person>("POST", "/login", { email, password }, { door: true }),
  waysIn: () => call<WaysIn>("GET", "/ways-in", undefined, { door: true }),
  logOut: () => call<null>("POST", "/logout"),
  forgotten: (email: string) => call<null>("POST", "/people/forgotten-password", { email }, { door: true }),
  rename: (name: string) => call<Person>("PATCH", "/people/me", { name }),
  myself: () => call<Person>("GET", "/people/me"),
  password: (currentPassword: string, newPassword: string) =>
    call<null>("PUT", "/people/me/password", { currentPassword, newPassword }),
  tokens: () => call<{ items: Token[] }>("GET", "/people/me/tokens"),
  makeToken: (body: NewToken) => call<MadeToken>("POST", "/people/me/tokens", body),
  deleteToken: (id: string) => call<null>("DELETE", `/people/me/tokens/${segment(id)}`),
  identities: () => call<IdentityList>("GET", "/people/me/identities"),
  connectIdentity: (id: string, body: IdentityWish) =>
    call<IdentityView>("PUT", `/people/me/identities/${segment(id)}`, body),
  consent: (id: string) =>
    call<ConsentPage>("POST", `/people/me/identities/${segment(id)}/oauth`, { back: "/settings" }),
  disconnectIdentity: (id: string) => call<null>("DELETE", `/people/me/identities/${segment(id)}`),
  notifications: (unread: boolean, cursor: string | null) =>
    call<Slice<Notification> & { unread: number }>(
      "GET",
      `/notifications${query({ unread, cursor, limit: 50 })}`,
    ),
  read: (id: string) => call<null>("POST", `/notifications/${segment(id)}/read`),
  readAll: (upTo: string | null) =>
    call<{ read: number }>("POST", "/notifications/read", upTo ? { upTo } : {}),
  notificationSettings: () => call<NotificationSettings>("GET", "/notifications/settings"),
  changeNotificationSettings: (kinds: NonNullable<NotificationSettings["kinds"]>) =>
    call<NotificationSettings>("PATCH", "/notifications/settings", { kinds }),
  quietHours: () => call<QuietView>("GET", "/notifications/quiet-hours"),
  setQuietHours: (hours: Hours) => call<QuietView>("PUT", "/notifications/quiet-hours", hours),
  removeQuietHours: () => call<null>("DELETE", "/notifications/quiet-hours"),
  webhook: () => call<WebhookView>("GET", "/notifications/webhook"),
  addWebhook: (url: string) => call<WebhookView>("POST", "/notifications/webhook", { url }),
  enableWebhook: (enabled: boolean) => call<WebhookView>("PATCH", "/notifications/webhook", { enabled }),
  removeWebhook: () => call<null>("DELETE", "/notifications/webhook"),
  testChannel: (channel: string) => call<null>("POST", "/notifications/test", { channel }),
};
