-- In which language the page was read that a customer agreed to: the text that the store comes with is another one in each.
alter table consent add column agreed_in text not null default 'en'
  constraint consent_agreed_in_is_a_code check (agreed_in ~ '^[a-z]{2}$');
