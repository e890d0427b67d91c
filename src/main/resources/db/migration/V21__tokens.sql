-- What access tokens are signed with: an RSA key as a JWK, encrypted for this row. One signs until the next takes over, and is
-- believed until the last token that it signed is over.
create table signing_key (
  id          text   primary key,
  private_jwk text   not null,
  created_at  bigint not null
);

-- A login by tokens: whatever is refreshed from it ends with it.
create table token_family (
  id         text   primary key,
  person_id  text   not null references person (id) on delete cascade,
  created_at bigint not null,
  expires_at bigint not null,
  ended_at   bigint
);
create index token_family_of on token_family (person_id);
create index token_family_old on token_family (expires_at);

create table refresh_token (
  token_hash text   primary key check (length(token_hash) = 64),
  family_id  text   not null references token_family (id) on delete cascade,
  created_at bigint not null,
  used_at    bigint
);
create index refresh_token_of on refresh_token (family_id);

create table api_token (
  id         text   primary key,
  person_id  text   not null references person (id) on delete cascade,
  name       text   not null check (length(name) between 1 and 100),
  token_hash text   not null unique check (length(token_hash) = 64),
  scopes     text   not null, -- words with spaces between
  created_at bigint not null,
  expires_at bigint not null
);
create index api_token_of on api_token (person_id, id);
