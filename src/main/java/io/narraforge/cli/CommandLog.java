package io.narraforge.cli;

import io.narraforge.migration.RunLog;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells an operator what a command about the schema does while it does it: steps where results go, or, when those are for
 * a program, where complaints go; warnings always there.
 */
final class CommandLog implements RunLog {
    private final PrintWriter steps;
    private final PrintWriter complaints;
    private final String prefixOfSteps;
    private final List<String> warnings = new ArrayList<>();

    private CommandLog(PrintWriter steps, PrintWriter complaints, String prefixOfSteps) {
        this.steps = steps;
        this.complaints = complaints;
        this.prefixOfSteps = prefixOfSteps;
    }

    static CommandLog forPeople(PrintWriter out, PrintWriter err) {
        return new CommandLog(out, err, "");
    }

    static CommandLog forPrograms(PrintWriter err) {
        return new CommandLog(err, err, "narra: ");
    }

    @Override
    public void tell(String sentence) {
        steps.println(prefixOfSteps + sentence);
        steps.flush();
    }

    @Override
    public void warn(String sentence) {
        warnings.add(sentence);
        complaints.println("narra: " + sentence);
        complaints.flush();
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }
}
