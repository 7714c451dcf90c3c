-- Two administrators who change one rate at once: the second is told.
alter table tax_rate add column version bigint not null default 1;
