-- Whether a customer wants letters that only remind of something, each time that they said so. Who has said nothing is written to.
create table reminder_choice (
  choice_no bigint generated always as identity primary key,
  customer_no bigint not null references customer,
  wanted boolean not null,
  said_at timestamptz not null,
  said_in text not null constraint reminder_choice_is_said_somewhere check (said_in in ('account', 'letter'))
);
create index reminder_choice_of_customer on reminder_choice (customer_no, choice_no desc);

-- Orders whose customer was asked by letter how the meals were: once.
create table rating_request (
  order_no bigint primary key references orders,
  customer_no bigint not null references customer,
  asked_at timestamptz not null
);
create index rating_request_of_customer on rating_request (customer_no, asked_at);

-- An address that takes no letters: its server refused it for good, a letter came back, or who reads there called one unwanted.
create table mail_stop (
  stop_no bigint generated always as identity primary key,
  address varchar(80) not null,
  kind text not null constraint mail_stop_kind_is_known check (kind in ('bounce', 'complaint')),
  stopped_at timestamptz not null,
  why varchar(300) not null,
  lifted_at timestamptz,
  -- Who lifted it: the customer, by a link in a letter that arrived, or somebody of the staff.
  lifted_by text
);
create unique index mail_stop_holds_once on mail_stop (lower(address)) where lifted_at is null;
create index mail_stop_of_address on mail_stop (lower(address), stop_no);
