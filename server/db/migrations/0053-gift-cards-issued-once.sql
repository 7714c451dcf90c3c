-- Whoever sends the form of a gift card twice, or loads the page anew that shows its code, issues one card. Cards of before have no key.
alter table gift_card add column key varchar(200) constraint gift_is_issued_once unique;
