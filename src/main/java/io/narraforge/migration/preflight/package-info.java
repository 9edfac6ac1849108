/** What stands against a change of the schema, found before anything is changed; refuses to know which change it is. */
@NullMarked
package io.narraforge.migration.preflight;

import org.jspecify.annotations.NullMarked;
