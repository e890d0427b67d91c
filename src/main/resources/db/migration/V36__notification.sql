-- What people were told of, over which channels they want to be told, and the mails that wait.

create table notification (
  id         text   primary key,
  person_id  text   not null references person (id) on delete cascade,
  kind       text   not null,
  content    text   not null,
  project_id text,            -- no references: what is told of may be gone
  issue_id   text,
  by_id      text,
  once       text   not null, -- what nobody is told of twice
  created_at bigint not null,
  read_at    bigint,
  unique (person_id, once)
);
create index notification_of on notification (person_id, id);
create index notification_unread on notification (person_id, id) where read_at is null;
create index notification_old on notification (created_at);

create table notification_setting (
  person_id text    not null references person (id) on delete cascade,
  kind      text    not null,
  channel   text    not null,
  wanted    integer not null check (wanted in (0, 1)),
  primary key (person_id, kind, channel)
);

create table notification_mail (
  notification_id text    primary key references notification (id) on delete cascade,
  person_id       text    not null,
  due_at          bigint  not null,
  attempts        integer not null
);
create index notification_mail_due on notification_mail (due_at, person_id);
