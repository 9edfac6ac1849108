/**
 * The binding of SDL types to tables, made once at start from the contract and jOOQ's schema; knows neither a
 * connection nor a request.
 */
@NullMarked
package io.narraforge.model;

import org.jspecify.annotations.NullMarked;
