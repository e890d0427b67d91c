-- An issue is found by the address that a person pasted.
create index twin_by_url on twin (url) where kind = 'issue' and url is not null;
