-- What somebody allows over one link beyond what holds for its whole connection.
create table identity_consent (
  identity_id text    not null references identity (id) on delete cascade,
  link_id     text    not null references link (id) on delete cascade,
  sync_self   integer not null check (sync_self in (0, 1)),
  sync_others integer not null check (sync_others in (0, 1)),
  primary key (identity_id, link_id)
);
create index identity_consent_of_link on identity_consent (link_id);
