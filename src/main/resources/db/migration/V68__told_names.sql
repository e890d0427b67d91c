-- What a link's tracker calls people and states that it knows by ids, as it told it last: pages show it and ask nobody.
create table told_name (
  link_id    text   not null references address (link_id),
  kind       text   not null check (kind in ('user', 'state')),
  remote_key text   not null,
  name       text   not null,
  told_at    bigint not null,
  primary key (link_id, kind, remote_key)
);
create index told_name_of_key on told_name (remote_key, kind);
