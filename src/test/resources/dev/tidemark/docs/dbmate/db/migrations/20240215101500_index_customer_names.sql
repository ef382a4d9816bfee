-- migrate:up transaction:false
create index concurrently idx_customers_name on customers (name);

-- migrate:down transaction:false
drop index concurrently idx_customers_name;
