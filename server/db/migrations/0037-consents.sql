-- Which version of the terms and of the privacy page a customer has agreed to, when they first did, and where they said so.
-- Version 0 is the text that the store comes with.
create table consent (
  customer_no bigint not null references customer,
  topic text not null check (topic in ('privacy', 'terms')),
  version_no bigint not null check (version_no >= 0),
  agreed_at timestamptz not null,
  agreed_when text not null check (agreed_when in ('sign-up', 'order')),
  primary key (customer_no, topic, version_no)
);
