package io.narraforge.engine;

import io.narraforge.model.Model;

/** A write in its transaction: the statements that it runs, and what it reads between them. */
public record Writing(Model model, Reading reading) {

    public Statements statements() {
        return reading.statements();
    }
}
