/** What the operator decided, read once from the environment; its only reader, and refuses to act on any of it. */
@NullMarked
package io.narraforge.settings;

import org.jspecify.annotations.NullMarked;
