-- The pages about the shop that an owner has written, each from a moment on; without a text, the one that the store comes with holds again.
-- Who wrote it, and when, stands in the audit trail.
create table legal_page (
  topic text not null check (topic in ('help', 'contact', 'privacy', 'terms', 'withdrawal', 'imprint')),
  version_no bigint not null check (version_no > 0),
  holds_from timestamptz not null,
  page_text text check (char_length(page_text) between 1 and 40000),
  -- Customers must agree to it before they order again.
  agree_again boolean not null default false check (not agree_again or topic in ('privacy', 'terms')),
  primary key (topic, version_no)
);
