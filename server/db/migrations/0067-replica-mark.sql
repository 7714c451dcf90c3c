-- How far a copy of this database has come: whoever asks the copy something raises the mark here first, and sees whether it has arrived there.
create table replica_mark (
  only_row boolean primary key default true check (only_row),
  mark bigint not null default 0
);
insert into replica_mark default values;
