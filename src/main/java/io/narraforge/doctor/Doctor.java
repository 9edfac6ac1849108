package io.narraforge.doctor;

import io.narraforge.database.Database;
import io.narraforge.model.Attribute;
import io.narraforge.model.EntityModel;
import io.narraforge.model.Model;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts every question about a column of a large table to PostgreSQL's planner, and names the index that is missing
 * where it could only read the whole table. Runs none of the questions.
 */
public final class Doctor {
    private final Model model;
    private final long rowsFrom;
    private final Catalogue catalogue;
    private final Planner planner;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private int largeTables;
    private int questions;

    private Doctor(Model model, long rowsFrom, Session session) {
        this.model = model;
        this.rowsFrom = rowsFrom;
        this.catalogue = new Catalogue(session);
        this.planner = new Planner(session);
    }

    /**
     * Examines the tables of a model.
     *
     * @param database at the version of this build
     * @param rowsFrom from how many rows on a table is large
     */
    public static Examination examine(Model model, Database database, long rowsFrom) {
        return database.run(
                connection -> Session.during(connection, session -> new Doctor(model, rowsFrom, session).examineAll()));
    }

    private Examination examineAll() throws SQLException {
        for (EntityModel entity : model.entities()) {
            Catalogue.Size size = catalogue.sizeOf(entity.table().getName());
            if (size.rows() >= rowsFrom) {
                largeTables++;
                examine(entity, size);
            }
        }
        return new Examination(
                rowsFrom, model.entities().size(), largeTables, questions, List.copyOf(findings), List.copyOf(notes));
    }

    private void examine(EntityModel entity, Catalogue.Size size) throws SQLException {
        var about = new Notes(entity, size.rows());
        if (!size.analyzed()) {
            notes.add(about.neverAnalyzed());
        }
        Map<Remedy, List<String>> unserved = unservedQuestions(entity, about);
        about.ofFields().forEach(notes::add);
        for (Map.Entry<Remedy, List<String>> each : unserved.entrySet()) {
            findings.add(finding(entity, size, each.getKey(), each.getValue()));
        }
    }

    private Map<Remedy, List<String>> unservedQuestions(EntityModel entity, Notes about) throws SQLException {
        var unserved = new LinkedHashMap<Remedy, List<String>>();
        for (Question question : new Questions(model, entity).all()) {
            questions++;
            if (planner.hasIndexFor(question)) {
                continue;
            }
            if (question.index().isEmpty()) {
                notes.add(about.sorts(question));
                continue;
            }
            var remedy = new Remedy(question.attribute(), question.index().get());
            unserved.computeIfAbsent(remedy, unknown -> new ArrayList<>()).add(question.text());
        }
        return unserved;
    }

    /** One index may serve several questions. */
    private record Remedy(Attribute attribute, IndexForm form) {}

    private Finding finding(EntityModel entity, Catalogue.Size size, Remedy remedy, List<String> asked)
            throws SQLException {
        return new Finding(
                entity.typeName(),
                entity.table().getName(),
                remedy.attribute().label(),
                size.rows(),
                List.copyOf(asked),
                new IndexDdl(catalogue, entity).of(remedy.attribute(), remedy.form()));
    }
}
