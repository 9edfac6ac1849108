package io.narraforge.doctor;

import io.narraforge.model.Attribute;
import io.narraforge.plan.SqlStatement;
import java.util.List;
import java.util.Optional;

/**
 * A question that a front end can ask of one value, with the statement that it becomes.
 *
 * @param text as a front end writes it
 * @param values of the statement's parameters, in order
 * @param index what would serve it; empty where no index may be made
 */
record Question(
        String text,
        Attribute attribute,
        Access access,
        SqlStatement statement,
        List<String> values,
        Optional<IndexForm> index) {}
