package io.narraforge.contract.diff;

import java.time.LocalDate;
import java.util.Set;

/**
 * What verdicts depend on besides the schemas.
 *
 * @param today decides whether a sunset is past
 * @param authorisation names of the directives that say who may ask for something
 */
public record DiffTerms(LocalDate today, Set<String> authorisation, KnownOperations operations) {}
