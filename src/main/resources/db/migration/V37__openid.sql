-- Who somebody is at an OpenID Connect provider. People without a password have '' as person.password_hash.
create table openid_identity (
  id         text   primary key,
  issuer     text   not null,
  subject    text   not null check (length(subject) between 1 and 255),
  person_id  text   not null references person (id) on delete cascade,
  created_at bigint not null,
  unique (issuer, subject),
  unique (person_id, issuer)
);
