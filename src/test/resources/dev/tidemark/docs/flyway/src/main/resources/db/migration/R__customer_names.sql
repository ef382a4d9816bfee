create or replace view customer_names as select name from customers;
