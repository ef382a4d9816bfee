select 'deeper';
