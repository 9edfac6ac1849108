package io.narraforge.feature.qareport;

import io.narraforge.engine.JsonValues;
import io.narraforge.engine.RowRule;
import io.narraforge.engine.ShapeRule;
import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.plan.write.InputRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A verdict that a client gives is the one that follows from the scores and the critical errors. One that is left out is
 * found by the database, and whether a score is in its range is for the database to say, too.
 */
final class Verdict implements RowRule {
    private static final double LOWEST_PASSING_SCORE = 0.7;

    private final Attribute passed;
    private final Attribute criticalErrors;
    private final List<Attribute> scores;

    Verdict(EntityModel reports) {
        this.passed = reports.attribute("passed");
        this.criticalErrors = reports.attribute("criticalErrors");
        this.scores = Stream.of("logicScore", "psychologyScore", "timelineScore")
                .map(reports::attribute)
                .toList();
    }

    @Override
    public void check(InputRow row, ShapeRule shapes) {
        String given = row.values().get(passed);
        if (given == null || !scores.stream().allMatch(score -> isInRange(score(row, score)))) {
            return;
        }
        List<String> obstacles = obstacles(row);
        boolean follows = obstacles.isEmpty();
        if (Boolean.parseBoolean(given) != follows) {
            String found = follows ? "no score is lower and there is no critical error" : String.join(", ", obstacles);
            throw row.place()
                    .at(passed.name())
                    .refuse("is " + given + ", but " + found + "; a report passes when every score is "
                            + LOWEST_PASSING_SCORE + " or more and criticalErrors is empty: leave it out, or give "
                            + follows);
        }
    }

    private List<String> obstacles(InputRow row) {
        var obstacles = new ArrayList<String>();
        scores.stream()
                .filter(score -> score(row, score) < LOWEST_PASSING_SCORE)
                .forEach(score -> obstacles.add(score.name() + " is " + score(row, score)));
        int errors = errors(row);
        if (errors > 0) {
            obstacles.add("criticalErrors has " + errors + (errors == 1 ? " entry" : " entries"));
        }
        return obstacles;
    }

    private static double score(InputRow row, Attribute score) {
        return Double.parseDouble(Objects.requireNonNull(row.values().get(score)));
    }

    private static boolean isInRange(double score) {
        return score >= 0 && score <= 1;
    }

    private int errors(InputRow row) {
        String written = row.values().get(criticalErrors);
        return written == null ? 0 : JsonValues.parse(written).size();
    }
}
