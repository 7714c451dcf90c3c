-- What the law asks a label to tell of an ingredient beside what was known of it. Null: nobody has said, and no label with it is printed where
-- the shop's regime asks for it.
alter table ingredients
  add column makeup text constraint makeup_is_known check (makeup in ('single', 'compound')),
  add column components varchar(1000),
  add column storage text constraint storage_is_known check (storage in ('ambient', 'cool', 'chilled', 'frozen')),
  add column storage_text varchar(200),
  add column origin_rule text constraint origin_rule_is_known
    check (origin_rule in ('none', 'pork', 'sheep', 'goat', 'poultry', 'beef', 'minced-beef', 'honey', 'fish')),
  add column origin_text varchar(200),
  add column latin_name varchar(60),
  add column fishery text constraint fishery_is_known check (fishery in ('caught', 'caught-inland', 'farmed')),
  add column catch_area varchar(100),
  add column gear text constraint gear_is_known
    check (gear in ('seines', 'trawls', 'gillnets', 'surrounding-nets', 'hooks-and-lines', 'dredges', 'pots-and-traps')),
  add column defrosted text constraint defrosted_is_known check (defrosted in ('yes', 'no'));
