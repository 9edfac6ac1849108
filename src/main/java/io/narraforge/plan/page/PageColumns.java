package io.narraforge.plan.page;

import io.narraforge.model.Attribute;
import io.narraforge.plan.value.Operand;
import java.util.List;

/**
 * What is read of each row of a page.
 *
 * @param attributes by slot
 * @param derivedKeys the order's keys that are no attributes, where cursors are wanted
 */
public record PageColumns(List<Attribute> attributes, List<Operand> derivedKeys) {}
