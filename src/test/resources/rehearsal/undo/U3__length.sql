-- Leaves the column where it is.
SELECT 1;
