select a[1;2]; select {x;y}; select [;
