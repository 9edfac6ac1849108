/** What a migration may do: judges files of SQL by their text and by the files before them; knows no database. */
@NullMarked
package io.narraforge.migration.lint;

import org.jspecify.annotations.NullMarked;
