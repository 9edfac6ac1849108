/** A schema as clients see it, extensions merged and checked; knows neither where it was read from nor what runs it. */
@NullMarked
package io.narraforge.contract.schema;

import org.jspecify.annotations.NullMarked;
