-- What people write, and how it is found again.

-- The code of a phone's country stands beside its digits, which keep the design's width; null is a number as it is dialled at home.
-- `place_orders` in 0013 takes a phone as it is spelt, `+353 871234567`, and parts it.
alter table customer add column cust_phone_country varchar(3)
  constraint cust_phone_country_is_a_code check (cust_phone_country ~ '^[1-9][0-9]{0,2}$');
alter table orders add column deliver_phone_country varchar(3)
  constraint deliver_phone_country_is_a_code check (deliver_phone_country ~ '^[1-9][0-9]{0,2}$');

-- How every search compares, as `folded` in server/src/contract/fold.ts says, and a test compares the two. Most text is ASCII, and quick.
create function folded(written text) returns text language sql immutable parallel safe
  return case when octet_length(written) = char_length(written)
    then btrim(regexp_replace(lower(translate(written, '''`', '') collate "C"), '[^a-z0-9]+', ' ', 'g'))
    else btrim(regexp_replace(translate(lower(replace(replace(replace(replace(replace(replace(replace(replace(regexp_replace(normalize(translate(written, '''’‘‛ʼʻʹ`´′', ''), NFKD), '[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]+', '', 'g'), 'ß', 'ss'), 'ẞ', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th') collate "C"),
      'øØłŁðÐđĐħĦŧŦıςΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЄЅІЈЉЊЋЏԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖŊƁƂƄƆƇƉƊƋƎƏƐƑƓƔƖƗƘƜƝƟƢƤƦƧƩƬƮƱƲƳƵƷƸƼǤǶǷȜȠȢȤȺȻȽȾɁɃɄɅɆɈɊɌɎ',
      'oollddddhhttiσαβγδεζηθικλμνξοπρστυφχψωабвгдежзиклмнопрстуфхцчшщъыьэюяђєѕіјљњћџաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆŋɓƃƅɔƈɖɗƌǝəɛƒɠɣɩɨƙɯɲɵƣƥʀƨʃƭʈʊʋƴƶʒƹƽǥƕƿȝƞȣȥⱥȼƚⱦɂƀʉʌɇɉɋɍɏ'),
      '[\u0001-/:-@\[-`{-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u303f\ufe00-\ufe6f]+', ' ', 'g'))
  end;

-- The words of somebody that staff looks for: each by its beginning, O'Brien as `obrien` and as `brien`, the phone also by its end. Its
-- cost keeps the planner from asking row by row for a word that nobody has.
create function people_words(name text, phone text, address text, email text) returns tsvector
  language plpgsql immutable parallel safe cost 1000 as $$
declare
  called text := concat_ws(' ', name, address);
  parted text := translate(called, '''’‘‛ʼʻʹ`´′', '          ');
begin
  return array_to_tsvector(array_remove(string_to_array(
    public.folded(concat_ws(' ', called, email)) || case when parted = called then '' else ' ' || public.folded(parted) end
      || coalesce(' ' || phone || ' ~' || reverse(phone), ''), ' '), ''));
end
$$;

create index orders_by_words on orders using gin (people_words(deliver_name, deliver_phone, deliver_address, deliver_email))
  with (gin_pending_list_limit = 512);
create index customer_by_words on customer using gin (people_words(cust_name, cust_phone, cust_address, cust_email));

-- Orders are written in the order of their dates, which a BRIN index summarises by the page at no cost to the order desk.
create index orders_by_date on orders using brin (order_date) with (pages_per_range = 32, autosummarize = on);
-- The few boxes that have not left yet. A status that joins is_in_the_house later is found without this index until it names it too.
create index orders_in_the_house on orders (delivery_day) where order_status in ('placed', 'packing', 'packed');

-- Where a recipe stands on the menu when nobody asks for another order; without a place it follows, the newest first.
alter table recipe add column menu_place integer constraint menu_place_counts_from_1 check (menu_place between 1 and 9999);

-- Words that mean the same to whoever looks for a meal, one group a row, as the shop's file says them.
create table synonym (
  synonym_no integer primary key,
  words text[] not null constraint synonyms_are_several check (cardinality(words) between 2 and 20)
);
