-- In which language a customer reads: that of the page they ordered on last. Letters are written in it while the shop speaks it.
alter table customer add column language text not null default 'en'
  constraint customer_language_is_a_code check (language ~ '^[a-z]{2}$');
