package io.narraforge.migration.lint;

import io.narraforge.contract.impact.Impacts;
import io.narraforge.migration.lint.Ignores.PlacedFinding;
import io.narraforge.problem.Excerpt;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** All rules that look at statements, by their code. */
final class Rules {
    private final Map<Code, Function<Step, List<Advice>>> ruleByCode = new EnumMap<>(Code.class);

    Rules(Impacts impacts) {
        var removals = new Removals(impacts);
        ruleByCode.put(Code.M00, Texts::notUnderstood);
        ruleByCode.put(Code.M01, Indexes::builtUnderLock);
        ruleByCode.put(Code.M02, Transactions::concurrentInTransaction);
        ruleByCode.put(Code.M03, Indexes::concurrentUnderTimeout);
        ruleByCode.put(Code.M04, Indexes::invalidIndexAccepted);
        ruleByCode.put(Code.M05, Indexes::droppedUnderLock);
        ruleByCode.put(Code.M06, Constraints::foreignKeyScans);
        ruleByCode.put(Code.M07, Constraints::validatedAtOnce);
        ruleByCode.put(Code.M08, Constraints::checkScans);
        ruleByCode.put(Code.M09, Constraints::setNotNullScans);
        ruleByCode.put(Code.M10, Columns::notNullWithoutDefault);
        ruleByCode.put(Code.M11, Columns::volatileDefault);
        ruleByCode.put(Code.M12, Columns::filledForEveryRow);
        ruleByCode.put(Code.M13, Columns::rewritten);
        ruleByCode.put(Code.M14, Constraints::keyBuiltUnderLock);
        ruleByCode.put(Code.M15, removals::renamed);
        ruleByCode.put(Code.M16, removals::dropped);
        ruleByCode.put(Code.M17, removals::emptied);
        ruleByCode.put(Code.M18, removals::cascading);
        ruleByCode.put(Code.M19, removals::promiseBroken);
        ruleByCode.put(Code.M20, Locks::withoutTimeout);
        ruleByCode.put(Code.M21, Columns::betterType);
        ruleByCode.put(Code.M22, Constraints::foreignKeyWithoutIndex);
        ruleByCode.put(Code.M23, Texts::cutName);
        ruleByCode.put(Code.M24, Transactions::controlled);
        ruleByCode.put(Code.M25, Repeatability::notRepeatable);
        ruleByCode.put(Code.M26, Locks::rewritingTables);
        ruleByCode.put(Code.M27, Transactions::newEnumValueUsed);
    }

    /** What the rules find in a file, each thing once. */
    List<PlacedFinding> check(FileContext file) {
        var found = new ArrayList<PlacedFinding>();
        for (Step step : file.steps()) {
            ruleByCode.forEach((code, rule) -> rule.apply(step).stream()
                    .map(advice -> new PlacedFinding(finding(file.file(), step, code, advice), step.topLevel()))
                    .filter(finding -> !found.contains(finding))
                    .forEach(found::add));
        }
        return found;
    }

    private static Finding finding(LintFile file, Step step, Code code, Advice advice) {
        String beginning = step.source().text().lines().findFirst().orElse("").strip();
        return new Finding(
                code, file.name(), step.source().line(), Excerpt.of(beginning), advice.message(), advice.instead());
    }
}
