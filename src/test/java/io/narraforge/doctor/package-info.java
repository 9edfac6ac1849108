/** Tests of what the doctor finds; most of them ask a real PostgreSQL. */
@NullMarked
package io.narraforge.doctor;

import org.jspecify.annotations.NullMarked;
