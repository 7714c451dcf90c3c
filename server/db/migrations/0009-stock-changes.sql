-- What staff asked the stock to change, so that asking again, after a double click or a lost answer, changes it once.
create table stock_change (
  change_key varchar(100) primary key,
  request_hash text not null,
  asked_at timestamptz not null
);
