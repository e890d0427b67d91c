-- When a person is neither mailed to nor posted to.
create table quiet_hours (
  person_id text primary key references person (id) on delete cascade,
  begins    text not null, -- HH:MM in the zone
  ends      text not null,
  zone      text not null,
  check (begins <> ends)
);
