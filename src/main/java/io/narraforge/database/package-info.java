/** Connections, the embedded PostgreSQL, and what a SQLSTATE means; knows no table and no statement of the API. */
@NullMarked
package io.narraforge.database;

import org.jspecify.annotations.NullMarked;
