/** Where schemas come from: files, git, servers, this build. Knows how to read one, and nothing of what it is read for. */
@NullMarked
package io.narraforge.contract.source;

import org.jspecify.annotations.NullMarked;
