package io.narraforge.engine;

import io.narraforge.engine.Statements.RowMapper;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.SqlStatement;
import io.narraforge.plan.write.BrokenChecksPlan;
import io.narraforge.plan.write.InputRow;
import io.narraforge.plan.write.InsertPlan;
import io.narraforge.problem.Problem.BrokenConstraint;
import io.narraforge.problem.ProblemOccurredException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * New rows that give the same columns, in one statement. Where the data refuses it, nothing tells which of the rows broke
 * the rule: those that break one the model knows are asked for, and of the others each half is tried, until it is one row.
 */
final class Insertion {
    private final InsertPlan plan;
    private final EntityModel entity;
    private final Reading reading;
    private final Refusal refusal;

    Insertion(InsertPlan plan, Reading reading, Refusal refusal) {
        this.plan = plan;
        this.entity = plan.entity();
        this.reading = reading;
        this.refusal = refusal;
    }

    /** What becomes of one row that the data refuses, told at its place; the others are written unless it throws. */
    @FunctionalInterface
    interface Refusal {
        void refused(InputRow row, ProblemOccurredException why);
    }

    /**
     * What is to be read back of the new rows, in any order.
     *
     * @param rows each with its id
     */
    List<Row> insert(List<InputRow> rows) {
        try {
            return run(rows, reading.statements()::run);
        } catch (ProblemOccurredException refused) {
            return switch (ruleOf(refused)) {
                case CHECK -> rows.size() == 1 ? refuse(rows.getFirst(), refused) : keepingChecks(rows);
                case UNIQUE, FOREIGN_KEY -> rows.size() == 1 ? refuse(rows.getFirst(), refused) : halves(rows);
            };
        }
    }

    /** What is no broken rule is no row's fault. */
    private static BrokenConstraint.Rule ruleOf(ProblemOccurredException refused) {
        if (refused.problem() instanceof BrokenConstraint broken) {
            return broken.rule();
        }
        throw refused;
    }

    /** How the statement is run, alone or as one of many. */
    @FunctionalInterface
    private interface Running {
        List<Row> run(SqlStatement statement, Function<String, @Nullable Object> values, RowMapper<Row> mapper);
    }

    private List<Row> run(List<InputRow> rows, Running running) {
        var reader = new RowReader(entity, plan.returning(), 1);
        List<Row> inserted = running.run(
                reading.statement(plan, plan::statement),
                parameter -> new ArrayParameter.Texts(plan.values(parameter, rows)),
                reader::read);
        if (inserted.size() < rows.size()) {
            refuseMissing(rows, inserted);
        }
        return inserted;
    }

    /** The statement left out what others, or earlier rows, have already. */
    private void refuseMissing(List<InputRow> rows, List<Row> inserted) {
        Set<String> ids = inserted.stream().map(Row::id).collect(Collectors.toSet());
        rows.stream()
                .filter(row -> !ids.contains(row.values().get(entity.id())))
                .forEach(row -> refusal.refused(row, WriteFailure.alreadyThere(entity, row)));
    }

    private List<Row> refuse(InputRow row, ProblemOccurredException refused) {
        refusal.refused(row, WriteFailure.placed(refused, entity, List.of(row)));
        return List.of();
    }

    private List<Row> halves(List<InputRow> rows) {
        int middle = rows.size() / 2;
        var inserted = new ArrayList<>(attempt(rows.subList(0, middle)));
        inserted.addAll(attempt(rows.subList(middle, rows.size())));
        return inserted;
    }

    private List<Row> attempt(List<InputRow> rows) {
        try {
            return rows.isEmpty() ? List.of() : run(rows, reading.statements()::attempt);
        } catch (ProblemOccurredException refused) {
            ruleOf(refused);
            return rows.size() == 1 ? refuse(rows.getFirst(), refused) : halves(rows);
        }
    }

    /** Only the table says a rule in words: it is tried with the first row of each. */
    private List<Row> keepingChecks(List<InputRow> rows) {
        Map<String, String> checkById = brokenChecks(rows);
        Map<String, ProblemOccurredException> refusedByCheck = new HashMap<>();
        var inserted = new ArrayList<Row>();
        var left = new ArrayList<InputRow>();
        for (InputRow row : rows) {
            String check = checkById.get(row.values().get(entity.id()));
            if (check == null) {
                left.add(row);
            } else if (refusedByCheck.containsKey(check)) {
                refuse(row, refusedByCheck.get(check));
            } else {
                inserted.addAll(attempt(row, check, refusedByCheck));
            }
        }
        inserted.addAll(attempt(left));
        return inserted;
    }

    /** What a whole statement finds, where halving would take thousands; the table may have rules besides. */
    private Map<String, String> brokenChecks(List<InputRow> rows) {
        var checks = new BrokenChecksPlan(entity, plan.columns());
        return reading
                .statements()
                .run(
                        reading.statement(checks, checks::statement),
                        parameter -> new ArrayParameter.Texts(checks.values(parameter, rows)),
                        broken -> Map.entry(broken.getString(1), broken.getString(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Row> attempt(InputRow row, String check, Map<String, ProblemOccurredException> refusedByCheck) {
        try {
            return run(List.of(row), reading.statements()::attempt);
        } catch (ProblemOccurredException refused) {
            if (ruleOf(refused) == BrokenConstraint.Rule.CHECK) {
                refusedByCheck.put(check, refused);
            }
            return refuse(row, refused);
        }
    }
}
