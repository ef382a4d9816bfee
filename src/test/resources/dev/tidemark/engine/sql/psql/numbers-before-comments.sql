select 1--;
+1; select 1.--;
5; select 2/*;*/; select 1e--;
