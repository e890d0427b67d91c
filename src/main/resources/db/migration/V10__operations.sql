-- Linked by a person: to be listed as soon as no other job of its project runs.
alter table link add column sync_wanted integer not null default 0 check (sync_wanted in (0, 1));

-- Records that the connection's account makes for somebody else say whose words they carry.
alter table link add column attribution integer not null default 1 check (attribution in (0, 1));
-- What this one was made to say; it is taken away when the text comes back.
alter table twin add column attribution text;

-- What a GitHub App is installed on, as its webhooks told.
create table installed_repository (
  connection_id text   not null references connection (id) on delete cascade,
  repository_id text   not null,
  installation  text   not null,
  full_name     text   not null,
  since         bigint not null,
  primary key (connection_id, repository_id)
);
create index installed_repository_by_name on installed_repository (connection_id, full_name);
