/** What happens in the server, as a closed list of events, and where they go; refuses to decide anything. */
@NullMarked
package io.narraforge.telemetry;

import org.jspecify.annotations.NullMarked;
