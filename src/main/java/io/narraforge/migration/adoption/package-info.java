/**
 * Whether a database is the legacy one, what of its rows the migrations will refuse or change, and the proof of what it
 * was; refuses to change any of it, and knows nothing of later versions.
 */
@NullMarked
package io.narraforge.migration.adoption;

import org.jspecify.annotations.NullMarked;
