/** The binding, over small tables made of DDL; no database is started. */
@NullMarked
package io.narraforge.model;

import org.jspecify.annotations.NullMarked;
