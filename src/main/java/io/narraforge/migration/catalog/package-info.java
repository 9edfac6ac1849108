/** What a schema is, in PostgreSQL's own words: read, compared and made anew; knows neither versions nor whose it is. */
@NullMarked
package io.narraforge.migration.catalog;

import org.jspecify.annotations.NullMarked;
