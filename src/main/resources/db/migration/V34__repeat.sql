-- Requests that said by which key their repetition is known, for a day.
create table repeatable (
  id          text   primary key, -- SHA-256 of who asked and the key
  fingerprint text   not null,    -- SHA-256 of what was asked
  begun_at    bigint not null,
  ended_at    bigint,             -- null while it runs, and for ever where its process ended
  answer      text                -- encrypted; null where nobody knows what came of it
);
create index repeatable_by_time on repeatable (begun_at);
