package io.narraforge.contract.diff;

import io.narraforge.contract.schema.Place;
import java.time.LocalDate;

/**
 * Somebody's word that a change may come.
 *
 * @param expires the last day it holds
 * @param place where it is written down
 */
public record Approval(String who, String why, LocalDate expires, Place place) {}
