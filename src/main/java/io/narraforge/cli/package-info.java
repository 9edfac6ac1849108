/** Words to actions, problems to exit codes; prints, and refuses to decide. The only room that knows picocli. */
@NullMarked
package io.narraforge.cli;

import org.jspecify.annotations.NullMarked;
