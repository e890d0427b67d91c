-- Where the code of a project is, as somebody wrote it down.
create table project_repository (
  project_id text primary key references project (id) on delete cascade,
  url        text not null check (url like 'http%')
);
