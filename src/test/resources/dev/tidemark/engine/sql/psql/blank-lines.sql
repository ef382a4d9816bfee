select 1

,


2;


select 'a


b';
