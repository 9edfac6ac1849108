package io.narraforge.contract.lint;

import io.narraforge.contract.schema.Place;

/**
 * A place of a schema that breaks a rule.
 *
 * @param coordinate of what breaks it, as the schema coordinates of GraphQL name it
 * @param message what is wrong there
 */
public record SchemaFinding(LintCode code, String coordinate, Place place, String message) {}
