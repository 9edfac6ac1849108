-- Leaves the functions as they are.
SELECT 1;
