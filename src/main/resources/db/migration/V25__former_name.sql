-- What a record was called at its tracker before it was renamed there: its id stays, keys and addresses do not.
create table former_name (
  twin_id    text   not null references twin (id) on delete cascade,
  link_id    text   not null references link (id) on delete cascade,
  remote_key text   not null,
  url        text   not null,
  until      bigint not null,
  primary key (twin_id, remote_key, url)
);
create index former_name_by_key on former_name (link_id, remote_key);
