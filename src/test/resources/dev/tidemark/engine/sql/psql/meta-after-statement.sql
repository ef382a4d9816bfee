select 1; \echo after
select 2; -- \echo no
select '\echo no'; /* \echo no */
