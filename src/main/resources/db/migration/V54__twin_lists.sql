-- The issues of a link, in the order in which they are paged.
create index twin_listed on twin (link_id, id) where kind = 'issue' and status = 'linked';
