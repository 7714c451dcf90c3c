-- What customers were reminded of beside what they were told at once: once of each.
create table subscription_letter (
  subscription_no bigint not null references subscription,
  what varchar(10) not null constraint reminder_is_known check (what in ('closes', 'year')),
  -- The week whose box closes, or the day on which the year was full.
  about date not null,
  written_at timestamptz not null,
  primary key (subscription_no, what, about)
);
