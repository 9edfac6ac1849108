/** PostgreSQL's SQL as text: its words, its statements and what they would do; pure, and knows no database and no rule. */
@NullMarked
package io.narraforge.migration.sql;

import org.jspecify.annotations.NullMarked;
