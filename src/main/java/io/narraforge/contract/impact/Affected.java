package io.narraforge.contract.impact;

import io.narraforge.contract.diff.OperationUse;
import java.util.List;

/** A part of the contract that a change of the database affects, and the known operations that use it. */
public record Affected(Role role, String coordinate, List<OperationUse> operations) {}
