-- Whose account at a tracker belongs to which person. Tokens are AES-GCM ciphertexts in base64, bound to their row.
create table identity (
  id            text    primary key,
  person_id     text    not null references person (id) on delete cascade,
  connection_id text    not null references connection (id) on delete cascade,
  lane_id       text    not null,
  base_url      text    not null, -- where the token may be sent; the connection's at the time
  remote_id     text    not null check (length(remote_id) between 1 and 200), -- what never changes there
  remote_name   text    not null,
  remote_url    text,
  credential    text    not null,
  sync_self     integer not null check (sync_self in (0, 1)),
  sync_others   integer not null check (sync_others in (0, 1)),
  revision      integer not null check (revision > 0),
  created_at    bigint  not null,
  unique (connection_id, person_id),
  unique (connection_id, remote_id)
);
create index identity_of on identity (person_id);
create index identity_remote on identity (remote_id);

-- Where a tracker did not let somebody write with his own token: over one link, or everywhere ('').
create table identity_refusal (
  identity_id text   not null references identity (id) on delete cascade,
  link_id     text   not null,
  reason      text   not null,
  refused_at  bigint not null,
  primary key (identity_id, link_id)
);
