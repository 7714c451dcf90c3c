-- In which language somebody read goes with everything else when they are erased.
update customer set language = default where customer_no in (select customer_no from erasure) and language <> 'en';
