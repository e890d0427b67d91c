-- What was said of connections and links beyond what they need to work. JSON by the fields of their templates, no secrets.
create table connection_description (
  id          text primary key references connection (id) on delete cascade,
  name        text,
  description text not null,
  fields      text not null
);
create table link_description (
  id          text primary key references link (id) on delete cascade,
  name        text,
  description text not null,
  fields      text not null
);

-- People at trackers, as operators told of them.
create table outsider (
  id            text primary key,
  connection_id text not null references connection (id) on delete cascade,
  display_name  text not null check (length(display_name) between 1 and 200),
  username      text,
  email         text,
  person_id     text references person (id) on delete set null,
  fields        text not null
);
create index outsider_at on outsider (connection_id, id);
create index outsider_person on outsider (person_id) where person_id is not null;
