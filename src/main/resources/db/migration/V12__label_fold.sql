-- Labels that Jira cannot hold as they are (with spaces), and what stands there for each.
create table label_fold (
  connection_id text not null references connection (id) on delete cascade,
  project       text not null,
  folded        text not null,
  original      text not null,
  primary key (connection_id, project, folded),
  unique (connection_id, project, original)
);
