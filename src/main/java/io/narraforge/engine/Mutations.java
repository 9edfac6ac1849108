package io.narraforge.engine;

import io.narraforge.database.Database;
import io.narraforge.model.Model;

/** What every mutation needs, made once. */
record Mutations(Database database, Model model, Reading reading, MutationWatch watch, AnswerStore answers) {}
