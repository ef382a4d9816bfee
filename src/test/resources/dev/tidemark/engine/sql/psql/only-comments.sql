-- nothing
/* at all; */
   -- here