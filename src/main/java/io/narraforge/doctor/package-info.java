/**
 * Asks PostgreSQL which questions of a front end it could only answer by reading a large table; changes nothing, and
 * knows neither who asks nor how it is told.
 */
@NullMarked
package io.narraforge.doctor;

import org.jspecify.annotations.NullMarked;
