/** What a file of SQL does to a database, statement by statement; knows no versions, and never the live tables. */
@NullMarked
package io.narraforge.migration.rehearsal;

import org.jspecify.annotations.NullMarked;
