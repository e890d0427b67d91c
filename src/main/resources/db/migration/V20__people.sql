-- People with an account. Of passwords only Argon2id hashes are kept, of one-time words only SHA-256.
create table person (
  id             text    primary key,
  name           text    not null check (length(name) between 1 and 100),
  name_key       text    not null, -- in lower case, to find by
  email          text    not null unique check (length(email) between 3 and 254), -- in lower case
  password_hash  text    not null,
  admin          integer not null check (admin in (0, 1)),
  deactivated_at bigint,
  created_at     bigint  not null,
  modified_at    bigint  not null
);

-- Makes the first account, accepts an invitation, or replaces a forgotten password: once, within an hour.
create table one_time_word (
  word_hash  text    primary key check (length(word_hash) = 64),
  purpose    text    not null check (purpose in ('SET_UP', 'INVITATION', 'RESET')),
  person_id  text    references person (id) on delete cascade,
  email      text,
  admin      integer not null check (admin in (0, 1)),
  expires_at bigint  not null,
  check ((purpose = 'RESET') = (person_id is not null)),
  check ((purpose = 'INVITATION') = (email is not null))
);
create index one_time_word_of on one_time_word (person_id);
create index one_time_word_old on one_time_word (expires_at);

-- How often something that may be guessed was tried since began_at, for an account or an address.
create table attempt (
  key_hash text    primary key check (length(key_hash) = 64),
  began_at bigint  not null,
  times    integer not null check (times > 0)
);
create index attempt_old on attempt (began_at);

-- Null: a browser that was signed in by the code of the terminal, as whoever runs the hub.
alter table browser_session add column person_id text references person (id) on delete cascade;
create index browser_session_of on browser_session (person_id);
