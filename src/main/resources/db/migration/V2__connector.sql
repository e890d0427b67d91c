-- Which key the secrets were encrypted with, in a form that gives nothing away; nodes with another one are refused.
create table hub_key (
  one    integer primary key check (one = 1),
  hub_id text    not null
);

-- Accounts at trackers. Secrets are AES-GCM ciphertexts in base64, bound to their row and column.
create table connection (
  id             text    primary key,
  tracker        text    not null check (tracker in ('github', 'jira', 'plane')),
  name           text    not null unique check (length(name) between 1 and 200),
  base_url       text    not null check (base_url like 'http%' and base_url not like '%/'),
  credential     text    not null,
  webhook_secret text,
  revision       integer not null default 1 check (revision > 0),
  created_at     bigint  not null
);

-- What is left of each connection's rate budget, and what each node was given of it. All nodes settle on this row.
create table budget (
  connection_id text    primary key references connection (id) on delete cascade,
  request_limit integer check (request_limit >= 0),
  remaining     integer check (remaining >= 0),
  resets_at     bigint,
  not_before    bigint,
  reason        text,
  state         text    not null, -- JSON: what was spent lately, what is given to whom
  updated_at    bigint  not null
);
