;;; select 1;;; /* nothing */ ; -- nothing
;
select 2;;
